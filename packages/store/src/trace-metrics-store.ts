import type { TraceMetricsGroup, TraceMetricsQuery } from '@gander/core/trace-metrics/trace-metrics-query';
import type { Usage } from '@gander/core/usage';

import type { Page, PageRequest } from './page.ts';

/** A span that cost something, with what its price depends on, and the group that it belongs to. */
export interface CostedSpan {
  readonly bucketMs: bigint | null;
  readonly dimensions: readonly string[];
  readonly type: string;
  readonly model: string | null;
  readonly provider: string | null;
  readonly usage: Usage;
  readonly costUsd: number;
  readonly startUnixNano: bigint;
}

/** Counts and measures over many traces. */
export interface TraceMetricsStore {
  /**
   * The groups, ordered by bucket and dimensions. Not for metrics of costs: the index knows totals only, and what they are
   * made of depends on prices. See {@link listCostedSpans}.
   */
  readTraceMetrics(query: TraceMetricsQuery): Promise<readonly TraceMetricsGroup[]>;
  /** The spans behind a metric of costs, in no order that means anything. */
  listCostedSpans(query: TraceMetricsQuery, page: PageRequest): Promise<Page<CostedSpan>>;
}
