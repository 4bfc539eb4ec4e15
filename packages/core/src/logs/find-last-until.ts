/** Index of the last of the ascending `timesUnixNano` that is not after `timeUnixNano`; `-1` when all are. */
export function findLastUntil(timesUnixNano: readonly bigint[], timeUnixNano: bigint): number {
  let low = 0;
  let high = timesUnixNano.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timesUnixNano[middle] as bigint) <= timeUnixNano) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
