import type { JsonValue } from '@gander/core/json-value';

export interface EmbeddingVectors {
  readonly count: number;
  readonly dimensions: number;
  /** The first numbers of the first vector. */
  readonly sample: readonly number[];
  /** Length of the first vector, 1 where they are normalized. */
  readonly length: number;
}

const MIN_DIMENSIONS = 8;
const SAMPLE_SIZE = 6;

/** A vector or a list of vectors; `undefined` for anything else. Looks at the first vector only. */
export function toVectors(value: JsonValue | undefined): EmbeddingVectors | undefined {
  if (!isList(value)) return undefined;
  const first = value[0];
  const vector = isList(first) ? first : value;
  if (vector.length < MIN_DIMENSIONS || !vector.every((item) => typeof item === 'number')) return undefined;
  return {
    count: isList(first) ? value.length : 1,
    dimensions: vector.length,
    sample: vector.slice(0, SAMPLE_SIZE),
    length: Math.hypot(...vector.slice(0, 10_000)),
  };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
