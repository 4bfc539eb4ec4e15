import type { Condition, SortKey } from '@gander/core/query/conjunction/condition';
import type { ExperimentAttribute, ExperimentField } from '@gander/core/query/experiments/experiment-field';

import type { PageRequest } from './page.ts';

export interface ExperimentSearch {
  readonly stage: 'active' | 'deleted' | 'all';
  /** All must hold. */
  readonly conditions: readonly Condition<ExperimentField>[];
  readonly order: readonly SortKey<ExperimentAttribute>[];
  readonly page: PageRequest;
}
