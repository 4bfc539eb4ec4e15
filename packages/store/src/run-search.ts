import type { ExperimentId } from '@gander/core/ids';
import type { Condition, SortKey } from '@gander/core/query/conjunction/condition';
import type { RunField, RunSortField } from '@gander/core/query/runs/run-field';

import type { PageRequest } from './page.ts';

export interface RunSearch {
  readonly experimentIds: readonly ExperimentId[];
  readonly stage: 'active' | 'deleted' | 'all';
  /** All must hold. */
  readonly conditions: readonly Condition<RunField>[];
  readonly order: readonly SortKey<RunSortField>[];
  readonly page: PageRequest;
}
