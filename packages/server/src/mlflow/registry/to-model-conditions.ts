import { PROMPT_MARKER } from '@gander/core/prompt-marker';
import type { Condition } from '@gander/core/query/conjunction/condition';
import type { ModelVersionField } from '@gander/core/query/registry/model-version-field';
import type { RegisteredModelField } from '@gander/core/query/registry/registered-model-field';

type Field = RegisteredModelField | ModelVersionField;

/** Leaves prompts out: who looks for models does not mean them, unless the filter says something about them. */
export function toModelConditions<F extends Field>(
  conditions: readonly Condition<F>[],
): readonly Condition<F | { readonly entity: 'tag'; readonly key: string }>[] {
  const speaksOfPrompts = conditions.some(({ field }) => field.entity === 'tag' && field.key === PROMPT_MARKER);
  if (speaksOfPrompts) return conditions;
  const isNoPrompt = { kind: 'text', operator: '!=', value: 'true' } as const;
  return [...conditions, { field: { entity: 'tag', key: PROMPT_MARKER }, test: isNoPrompt }];
}
