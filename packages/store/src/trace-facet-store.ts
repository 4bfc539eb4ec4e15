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
  readonly buckets: readonly HistogramBucket[];
  readonly sampleSize: number | null;
}

/** What there is to filter traces by. The work is bounded: where there is too much to count, the newest traces stand for all. */
export interface TraceFacetStore {
  /** Values of fields in the traces that match, in the order of the requests. */
  readFacets(filter: TraceFilter, requests: readonly FacetRequest[]): Promise<readonly TraceFacet[]>;
  /** Traces over time, in about so many buckets of a round length. */
  readHistogram(filter: TraceFilter, bucketCount: number): Promise<TraceHistogram>;
  /** Keys of the attributes that the newest spans have, those of most traces first. */
  listSpanAttributes(filter: TraceFilter): Promise<readonly string[]>;
}
