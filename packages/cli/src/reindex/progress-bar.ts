const WIDTH = 30;

/**
 * One line of progress.
 *
 * @example formatProgressBar({ done: 30, total: 120 }) // '[███████▌                      ]  25 %  30 of 120'
 */
export function formatProgressBar({ done, total }: { readonly done: number; readonly total: number }): string {
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  const eighths = Math.round(share * WIDTH * 8);
  const bar = '█'.repeat(eighths >> 3) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths & 7];
  return `[${bar.padEnd(WIDTH)}] ${String(Math.floor(share * 100)).padStart(3)} %  ${done} of ${total}`;
}
