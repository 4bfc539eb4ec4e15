import type { ValueDistribution } from '@gander/core/distribution/value-distribution';
import type { FacetField } from '@gander/core/query/traces/facet-field';

import type { TraceFilter } from './trace-store.ts';

export interface FacetRequest {
  readonly field: FacetField;
  /** Values to list, the most frequent first. */
  readonly limit: number;
  /** Only values with this in them, letter case aside; those that begin with it come first. */
  readonly contains?: string | undefined;
}

export interface ValueCount {
  readonly value: string;
  /** Traces. */
  readonly count: number;
}

export interface TraceFacet {
  readonly values: readonly ValueCount[];
  /** There are more values. */
  readonly isCut: boolean;
  /** Counted were so many of the newest traces that match; `null` for all of them. */
  readonly sampleSize: number | null;
}

/** By state; buckets without traces are left out. */
export interface HistogramBucket {
  readonly startUnixNano: bigint;
  readonly ok: number;
  readonly error: number;
  readonly inProgress: number;
}

export interface TraceHistogram {
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
  readonly bucketNano: bigint;
  /**
   * Traces before `fromUnixNano`; `null` when there are none. Only where no beginning was asked for, and a few traces are so much
   * older than all others that these would be one bar.
   */
  readonly older: Omit<HistogramBucket, 'startUnixNano'> | null;
  readonly buckets: readonly HistogramBucket[];
  readonly sampleSize: number | null;
}

/** Numbers of a trace whose distribution is known. */
export const DISTRIBUTED_NUMBERS = ['duration_ms', 'total_tokens', 'cost_usd'] as const;
export type DistributedNumber = (typeof DISTRIBUTED_NUMBERS)[number];

/** In the unit that the name says. */
export interface TraceDistribution extends ValueDistribution {
  /** Counted were so many of the newest traces that match; `null` for all of them. */
  readonly sampleSize: number | null;
}

/** What there is to filter traces by. The work is bounded: where there is too much to count, the newest traces stand for all. */
export interface TraceFacetStore {
  /** Values of fields in the traces that match, in the order of the requests. */
  readFacets(filter: TraceFilter, requests: readonly FacetRequest[]): Promise<readonly TraceFacet[]>;
  /** How a number is spread over the traces that match and have it. */
  readDistribution(filter: TraceFilter, number: DistributedNumber): Promise<TraceDistribution>;
  /** Traces over time, in about so many buckets of a round length. */
  readHistogram(filter: TraceFilter, bucketCount: number): Promise<TraceHistogram>;
  /** Keys of the attributes that the newest spans have, those of most traces first. */
  listSpanAttributes(filter: TraceFilter): Promise<readonly string[]>;
}
