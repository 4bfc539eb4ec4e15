import type { JsonValue } from '@gander/core/json-value';

/** A name that feedback was given under, with what was said. */
export interface UsedName {
  readonly name: string;
  readonly count: number;
  /** Most frequent first. */
  readonly values: readonly JsonValue[];
}

export interface ValueCount {
  readonly name: string;
  /** JSON; absent where values were not asked for. */
  readonly valueJson: string | undefined;
  readonly count: number;
}

/** Counts by name and value as counts by name, most frequent first, each with its values. */
export function toUsedNames(counts: readonly ValueCount[]): readonly UsedName[] {
  const names = new Map<string, { count: number; values: { value: JsonValue; count: number }[] }>();
  for (const { name, valueJson, count } of counts) {
    const known = names.get(name) ?? { count: 0, values: [] };
    known.count += count;
    const value = parseValue(valueJson);
    if (value !== undefined) known.values.push({ value, count });
    names.set(name, known);
  }
  return [...names]
    .map(([name, { count, values }]) => ({
      name,
      count,
      values: values.toSorted((left, right) => right.count - left.count).map(({ value }) => value),
    }))
    .toSorted((left, right) => right.count - left.count || left.name.localeCompare(right.name));
}

function parseValue(json: string | undefined): JsonValue | undefined {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json) as JsonValue;
  } catch {
    return undefined;
  }
}
