/** Three significant digits and no exponent: benchmark figures carry no more truth than that. */
export function formatFigure(value: number): string {
  if (!Number.isFinite(value)) return 'n/a';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3).replace(/\.0+$/, '');
}

export const formatMegabytes = (bytes: number): string => `${formatFigure(bytes / 1_000_000)} MB`;
