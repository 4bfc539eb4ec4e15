import { z } from 'zod';

import { toInnerType } from '@gander/api/mlflow/wire/normalize-names';

export interface RandomSource {
  readonly random: () => number;
  /** Ids and names that exist on the server, so that some requests get beyond the look-up. */
  readonly known: readonly string[];
}

const TEXTS = [
  '',
  ' ',
  '0',
  '1',
  '-1',
  'abc',
  'true',
  'NaN',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '🦢',
  "'; drop table runs; --",
  '%',
  'x'.repeat(600),
  'mlflow.runName',
  "metrics.a > 1 AND tags.b = 'c'",
  'start_time DESC',
  'metrics.loss DESC',
  'name',
  "metrics.loss > 0.5 AND params.lr != '1'",
  "attributes.start_time >= 1 AND run_name ILIKE '%U%'",
  "name LIKE '%[a*?' AND tags.a IS NULL",
  "run_id IN ('a', 'b') AND dataset.name = 'x'",
  'creation_time < 99999999999999999999999',
  '2025-01-01T00:00:00Z',
  '1.5s',
  'ACTIVE_ONLY',
  'FINISHED',
  '[]',
  '{"a":1}',
  'eyJvZmZzZXQiOiAyfQ==',
  'tr-00000000000000000000000000000001',
];

const NUMBERS = [0, -0, 1, -1, 2, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 2 ** 64, 50_001, 1_750_000_000_000];

/** A value that fits the schema most of the time, and is anything at all the rest of it. */
export function createRandomMessage(schema: z.ZodType, source: RandomSource): unknown {
  const { random } = source;
  if (random() < 0.12) return createRandomJson(source, 3);
  const type = toInnerType(schema);
  if (type instanceof z.ZodObject) return createRandomObject(type, source);
  if (type instanceof z.ZodArray) {
    return Array.from({ length: Math.floor(random() * 4) }, () =>
      createRandomMessage(type.element as z.ZodType, source),
    );
  }
  if (type instanceof z.ZodRecord) return { [pick(TEXTS, random)]: createRandomText(source) };
  if (type instanceof z.ZodString) return createRandomText(source);
  return random() < 0.5 ? pick(NUMBERS, random) : createRandomJson(source, 2);
}

function createRandomObject(type: z.ZodObject, source: RandomSource): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.shape)) {
    if (source.random() < 0.2) continue;
    const spelled =
      source.random() < 0.1 ? name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()) : name;
    fields[spelled] = createRandomMessage(field as z.ZodType, source);
  }
  return fields;
}

/** Any JSON, to a depth. */
function createRandomJson(source: RandomSource, depth: number): unknown {
  const { random } = source;
  const kind = Math.floor(random() * (depth > 0 ? 7 : 5));
  switch (kind) {
    case 0:
      return null;
    case 1:
      return random() < 0.5;
    case 2:
      return pick(NUMBERS, random);
    case 3:
    case 4:
      return createRandomText(source);
    case 5:
      return Array.from({ length: Math.floor(random() * 4) }, () => createRandomJson(source, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: Math.floor(random() * 4) }, () => [
          createRandomText(source),
          createRandomJson(source, depth - 1),
        ]),
      );
  }
}

export function createRandomText({ random, known }: RandomSource): string {
  return random() < 0.4 ? pick(known, random) : pick(TEXTS, random);
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}
