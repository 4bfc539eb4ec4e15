export interface Buckets {
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
  readonly bucketNano: bigint;
}

const NANOS_PER_MS = 1_000_000n;
/** A series of more is no picture any more; the server sends fewer. */
const MAX_BUCKETS = 2000;

/** The starts of all buckets, those without anything in them too: milliseconds since the epoch. */
export function listBucketTimes({ fromUnixNano, toUnixNano, bucketNano }: Buckets): readonly number[] {
  const times: number[] = [];
  for (let start = fromUnixNano; start < toUnixNano && times.length < MAX_BUCKETS; start += bucketNano) {
    times.push(Number(start / NANOS_PER_MS));
  }
  return times;
}

export interface BucketValues<Bucket> {
  readonly times: readonly number[];
  readonly buckets: readonly Bucket[];
  readonly pick: (bucket: Bucket) => number | null;
  /** What a bucket without anything is worth: nothing for a count, a gap for a latency. */
  readonly empty: number | null;
}

/** One value for each time. */
export function toBucketValues<Bucket extends { readonly startUnixNano: bigint }>({
  times,
  buckets,
  pick,
  empty,
}: BucketValues<Bucket>): readonly (number | null)[] {
  const byTime = new Map(buckets.map((bucket) => [Number(bucket.startUnixNano / NANOS_PER_MS), bucket]));
  return times.map((time) => {
    const bucket = byTime.get(time);
    return bucket === undefined ? empty : pick(bucket);
  });
}
