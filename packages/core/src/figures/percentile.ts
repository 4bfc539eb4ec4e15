/**
 * The smallest of the values that a share of them does not exceed (nearest rank): always a value that was there. `undefined`
 * of nothing.
 *
 * @param sorted ascending.
 * @param share from 0 to 1, e.g. `0.95`.
 */
export function findPercentile(sorted: Float64Array | readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
