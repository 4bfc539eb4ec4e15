import type { ExperimentId } from '@gander/core/ids';
import type { SortKey } from '@gander/core/query/conjunction/condition';
import type { TraceExpression } from '@gander/core/query/traces/trace-expression';
import type { TraceSortField } from '@gander/core/query/traces/trace-field';

import type { PageRequest } from './page.ts';
import type { TraceFilter } from './trace-store.ts';

/** What a list is narrowed down by beside its filter. */
export type TraceScope = Omit<TraceFilter, 'experimentId' | 'expression'>;

export interface TraceSearch {
  readonly experimentIds: readonly ExperimentId[];
  readonly filter: TraceExpression;
  readonly scope?: TraceScope | undefined;
  /** What it leaves open is decided by start, newest first, then by id. */
  readonly order: readonly SortKey<TraceSortField>[];
  readonly page: PageRequest;
  /**
   * How long one page may look into payloads that no index helps with, milliseconds. Then the page ends where the search
   * has come to, short or even empty, and its cursor goes on from there.
   */
  readonly budgetMs?: number | undefined;
}
