/**
 * Token counts in four characters or so.
 *
 * @example formatTokens(12_345) // '12.3k'
 */
export function formatTokens(count: number): string {
  if (count < 1000) return String(count);
  if (count < 9_995) return `${trimZeros((count / 1000).toFixed(2))}k`;
  if (count < 999_500) return `${trimZeros((count / 1000).toFixed(count < 99_950 ? 1 : 0))}k`;
  if (count < 9_995_000) return `${trimZeros((count / 1e6).toFixed(2))}M`;
  if (count < 999_950_000) return `${trimZeros((count / 1e6).toFixed(1))}M`;
  if (count < 999_950_000_000) return `${trimZeros((count / 1e9).toFixed(1))}B`;
  // More than anybody used: somebody sent a number that is none.
  return count < 1e15 ? `${trimZeros((count / 1e12).toFixed(1))}T` : count.toExponential(1).replace('e+', 'e');
}

/** All digits, grouped, for hover texts. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
