import type { Condition, SortKey } from '@gander/core/query/conjunction/condition';
import type {
  RegisteredModelField,
  RegisteredModelSortField,
} from '@gander/core/query/registry/registered-model-field';

import type { PageRequest } from './page.ts';

/** Of a condition on the marker of prompts: what does not carry it is `false`, and letter case does not count. */
export interface RegisteredModelSearch {
  /** All must hold. */
  readonly conditions: readonly Condition<RegisteredModelField>[];
  /** By name where it does not tell. */
  readonly order: readonly SortKey<RegisteredModelSortField>[];
  readonly page: PageRequest;
}
