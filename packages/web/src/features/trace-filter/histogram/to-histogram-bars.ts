import type { HistogramBucketBody, OlderTracesBody } from '@gander/api/gander/facet-schemas';

import { toUnixMs } from '../../../format/time.ts';

export interface Histogram {
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
  readonly bucketNano: bigint;
  /** Traces before the first bucket. */
  readonly older: OlderTracesBody | null;
  readonly buckets: readonly HistogramBucketBody[];
}

/** One stretch of time with the traces that started in it. */
export interface HistogramBar {
  /** Of the older traces, where one more stretch would be. */
  readonly startMs: number;
  readonly endMs: number;
  readonly ok: number;
  readonly error: number;
  readonly inProgress: number;
  readonly total: number;
  /** All that is before the others, however long ago. */
  readonly isOlder: boolean;
}

/** More is no picture any more, and never asked for. */
const MAX_BARS = 600;

/** Every stretch in order of time, those without a trace too; before them what is older, if there is any. */
export function toHistogramBars({
  fromUnixNano,
  toUnixNano,
  bucketNano,
  older,
  buckets,
}: Histogram): readonly HistogramBar[] {
  if (bucketNano <= 0n || toUnixNano <= fromUnixNano) return [];
  const count = Math.min(MAX_BARS, Number((toUnixNano - fromUnixNano + bucketNano - 1n) / bucketNano));
  const known = new Map(buckets.map((bucket) => [Number((bucket.startUnixNano - fromUnixNano) / bucketNano), bucket]));
  const toBar = (index: number, { ok, error, inProgress }: OlderTracesBody): HistogramBar => {
    const start = fromUnixNano + BigInt(index) * bucketNano;
    const [startMs, endMs] = [toUnixMs(start), toUnixMs(start + bucketNano)];
    return { startMs, endMs, ok, error, inProgress, total: ok + error + inProgress, isOlder: index < 0 };
  };
  return [
    ...(older === null ? [] : [toBar(-1, older)]),
    ...Array.from({ length: count }, (_, index) => toBar(index, known.get(index) ?? NO_TRACES)),
  ];
}

const NO_TRACES: OlderTracesBody = { ok: 0, error: 0, inProgress: 0 };

export interface BarRange {
  /** Absent with the older traces in it: nobody knows how old they are. */
  readonly from?: string;
  readonly to: string;
}

/** From the beginning of the first chosen bar to the end of the last, whichever way was dragged. */
export function toBarRange(bars: readonly HistogramBar[], one: number, other: number): BarRange | undefined {
  const first = bars[Math.min(one, other)];
  const last = bars[Math.max(one, other)];
  if (first === undefined || last === undefined) return undefined;
  const from = first.isOlder ? {} : { from: new Date(first.startMs).toISOString() };
  return { ...from, to: new Date(last.endMs).toISOString() };
}
