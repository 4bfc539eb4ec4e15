/**
 * A part of a whole in percent, never rounded to nothing or to all.
 *
 * @example formatShare(0.1234) // '12%'
 */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent <= 0) return '0%';
  if (percent < 0.1) return '<0.1%';
  if (percent < 9.95) return `${percent.toFixed(1).replace(/\.0$/, '')}%`;
  if (percent < 100) return `${Math.min(99, Math.round(percent))}%`;
  return '100%';
}
