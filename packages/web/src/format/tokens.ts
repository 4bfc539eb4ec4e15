/**
 * Token counts in four characters or so.
 *
 * @example formatTokens(12_345) // '12.3k'
 */
export function formatTokens(count: number): string {
  if (count < 1000) return String(count);
  if (count < 9_995) return `${trimZeros((count / 1000).toFixed(2))}k`;
  if (count < 999_500) return `${trimZeros((count / 1000).toFixed(count < 99_950 ? 1 : 0))}k`;
  return `${trimZeros((count / 1e6).toFixed(count < 9_995_000 ? 2 : 1))}M`;
}

/** All digits, grouped, for hover texts. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
