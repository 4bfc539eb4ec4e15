import type { Condition, SortKey } from '@gander/core/query/conjunction/condition';
import type { ModelVersionField, ModelVersionSortField } from '@gander/core/query/registry/model-version-field';

import type { PageRequest } from './page.ts';

/** Of a condition on the marker of prompts: what does not carry it is `false`, and letter case does not count. */
export interface ModelVersionSearch {
  /** All must hold. */
  readonly conditions: readonly Condition<ModelVersionField>[];
  /** Then what was changed last, by name, the newest first. */
  readonly order: readonly SortKey<ModelVersionSortField>[];
  readonly page: PageRequest;
}
