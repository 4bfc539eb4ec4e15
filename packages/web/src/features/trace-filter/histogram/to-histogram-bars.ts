import type { HistogramBucketBody } from '@gander/api/gander/facet-schemas';

import { toUnixMs } from '../../../format/time.ts';

export interface Histogram {
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
  readonly bucketNano: bigint;
  readonly buckets: readonly HistogramBucketBody[];
}

/** One stretch of time with the traces that started in it. */
export interface HistogramBar {
  readonly startMs: number;
  readonly endMs: number;
  readonly ok: number;
  readonly error: number;
  readonly inProgress: number;
  readonly total: number;
}

/** More is no picture any more, and never asked for. */
const MAX_BARS = 600;

/** Every stretch in order of time, those without a trace too. */
export function toHistogramBars({ fromUnixNano, toUnixNano, bucketNano, buckets }: Histogram): readonly HistogramBar[] {
  if (bucketNano <= 0n || toUnixNano <= fromUnixNano) return [];
  const count = Math.min(MAX_BARS, Number((toUnixNano - fromUnixNano + bucketNano - 1n) / bucketNano));
  const known = new Map(buckets.map((bucket) => [Number((bucket.startUnixNano - fromUnixNano) / bucketNano), bucket]));
  return Array.from({ length: count }, (_, index) => {
    const start = fromUnixNano + BigInt(index) * bucketNano;
    const { ok = 0, error = 0, inProgress = 0 } = known.get(index) ?? {};
    const [startMs, endMs] = [toUnixMs(start), toUnixMs(start + bucketNano)];
    return { startMs, endMs, ok, error, inProgress, total: ok + error + inProgress };
  });
}

/** From the beginning of the first chosen bar to the end of the last, whichever way was dragged. */
export function toBarRange(bars: readonly HistogramBar[], one: number, other: number) {
  const first = bars[Math.min(one, other)];
  const last = bars[Math.max(one, other)];
  if (first === undefined || last === undefined) return undefined;
  return { from: new Date(first.startMs).toISOString(), to: new Date(last.endMs).toISOString() };
}
