import type { ValueTest } from '@gander/core/query/conjunction/condition';
import { PROMPT_MARKER } from '@gander/core/prompt-marker';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import { toValueCondition } from './to-value-condition.ts';

export interface RegistryTagTest {
  readonly key: string;
  readonly test: ValueTest;
  /** `0` for the tags of models themselves, or the column of the version. */
  readonly version: RawBuilder<unknown>;
}

/**
 * A condition on a tag of a model or a version, within a query that has `registered_models`. What does not have the tag
 * meets none, the marker of prompts aside: without it something is no prompt, and `True` is as good as `true`.
 */
export function toRegistryTagCondition(dialect: Dialect, { key, test, version }: RegistryTagTest): Expression<SqlBool> {
  const stored = sql<string | null>`(select tag_value from registry_tags
    where registry_tags.model_key = registered_models.model_key
      and registry_tags.version = ${version} and registry_tags.tag_key = ${key})`;
  if (key !== PROMPT_MARKER) return toValueCondition(dialect, stored, test);
  const marker = sql<string>`lower(coalesce(${stored}, 'false'))`;
  return toValueCondition(dialect, marker, test.kind === 'text' ? { ...test, value: test.value.toLowerCase() } : test);
}
