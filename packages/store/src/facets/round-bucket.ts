const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

/** Lengths that people count time in. */
const LENGTHS: readonly bigint[] = [
  ...[1n, 10n, 100n].map((ms) => ms * 1_000_000n),
  ...[1n, 2n, 5n, 10n, 15n, 30n].map((count) => count * SECOND),
  ...[1n, 2n, 5n, 10n, 15n, 30n].map((count) => count * MINUTE),
  ...[1n, 2n, 3n, 6n, 12n].map((count) => count * HOUR),
  ...[1n, 2n, 7n, 14n, 28n, 91n, 364n].map((count) => count * DAY),
];

/** The shortest round length of which a stretch of time has no more than so many. */
export function toRoundBucket(stretchNano: bigint, maxBuckets: number): bigint {
  const wanted = (stretchNano + BigInt(maxBuckets) - 1n) / BigInt(maxBuckets);
  const longest = LENGTHS.at(-1) ?? DAY;
  return LENGTHS.find((length) => length >= wanted) ?? longest * ((wanted + longest - 1n) / longest);
}
