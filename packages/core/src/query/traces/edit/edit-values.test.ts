import { describe, expect, it } from 'vitest';

import { AppError } from '../../../errors.ts';
import { requireTraceFilter } from '../require-trace-filter.ts';
import { createRandomTraceFilter } from '../testing/random-trace-filter.ts';
import { addClause, excludeValue, includeValue, readSelectedValues, dropValue, dropValues } from './edit-values.ts';

describe('including a value', () => {
  it.each([
    ['', 'model', 'gpt-5', "model = 'gpt-5'"],
    ['   ', 'model', 'gpt-5', "model = 'gpt-5'"],
    ["status  =  'OK'", 'model', 'gpt-5', "status  =  'OK' AND model = 'gpt-5'"],
    ["status = 'OK' and ", 'model', 'a', "status = 'OK' and model = 'a'"],
    ["model='a'", 'model', 'b', "model IN ('a', 'b')"],
    [`model = "a"`, 'model', "it's", `model IN ("a", 'it''s')`],
    ["model IN ('a','b') AND text:refund", 'model', 'c', "model IN ('a', 'b', 'c') AND text:refund"],
    ["model = 'a'", 'model', 'a', "model = 'a'"],
    ["trace.status = 'OK'", 'status', 'ERROR', "trace.status IN ('OK', 'ERROR')"],
    ["tag.`team` = 'a'", 'tags.team', 'b', "tag.`team` IN ('a', 'b')"],
    ["status = 'OK' OR name = 'x'", 'model', 'a', "(status = 'OK' OR name = 'x') AND model = 'a'"],
    ["(model = 'a' OR status = 'OK')", 'model', 'b', "(model = 'a' OR status = 'OK') AND model = 'b'"],
    ["NOT model = 'a'", 'model', 'a', "model = 'a'"],
    ["NOT model IN ('a', 'b') AND text:x", 'model', 'a', "NOT model = 'b' AND text:x AND model = 'a'"],
    // A trace has one state, one name: asking for one says all.
    ["status != 'OK'", 'status', 'ERROR', "status = 'ERROR'"],
    ["NOT user IN ('a', 'b') AND text:x AND NOT user = 'c'", 'user', 'd', "text:x AND user = 'd'"],
    ["NOT user = 'a' OR text:x", 'user', 'b', "(NOT user = 'a' OR text:x) AND user = 'b'"],
    ["model LIKE 'g%'", 'model', 'gpt', "model LIKE 'g%' AND model = 'gpt'"],
    ["span(model = 'a') AND span.name = 'x'", 'model', 'b', "span(model = 'a') AND span.name = 'x' AND model = 'b'"],
    ['', 'span_count', '3', 'span_count = 3'],
    ['span_count = 3', 'span_count', '4', 'span_count IN (3, 4)'],
    ["prompt = 'a/1'", 'prompt', 'b/2', "prompt = 'a/1' AND prompt = 'b/2'"],
    ['', 'tags.`my key`', 'x', "tags.`my key` = 'x'"],
    ["text:and AND name = 'AND'", 'model', 'a', "text:and AND name = 'AND' AND model = 'a'"],
    ['status = ', 'model', 'a', "status = AND model = 'a'"],
  ])('should turn %j, %s %s into %j', (filter, key, value, expected) => {
    expect(includeValue(filter, key, value)).toBe(expected);
  });
});

describe('excluding a value', () => {
  it.each([
    ['', 'model', 'a', "NOT model = 'a'"],
    ['', 'status', 'OK', "status != 'OK'"],
    ["status != 'OK'", 'status', 'ERROR', "status NOT IN ('OK', 'ERROR')"],
    ["NOT model = 'a' AND text:x", 'model', 'b', "NOT model IN ('a', 'b') AND text:x"],
    ["model NOT IN ('a')", 'model', 'b', "model NOT IN ('a', 'b')"],
    ["text:x AND model = 'a' AND status = 'OK'", 'model', 'a', "text:x AND status = 'OK' AND NOT model = 'a'"],
    // A trace with several models: with one, and without the other.
    ["model IN ('a', 'b')", 'model', 'b', "model = 'a' AND NOT model = 'b'"],
    ["model = 'a'", 'model', 'b', "model = 'a' AND NOT model = 'b'"],
    ["model = 'a' AND NOT model = 'b'", 'model', 'c', "model = 'a' AND NOT model IN ('b', 'c')"],
    ["feedback.rating = 'good'", 'feedback.rating', 'bad', "feedback.rating = 'good' AND NOT feedback.rating = 'bad'"],
    // A trace has one state: it stays with those asked for, or changes to ruling out.
    ["status IN ('OK', 'ERROR')", 'status', 'OK', "status = 'ERROR'"],
    ["status = 'OK'", 'status', 'OK', "status != 'OK'"],
    ["status = 'OK' AND text:x", 'status', 'ERROR', "text:x AND status != 'ERROR'"],
    ["user IN ('a', 'b') AND text:x", 'user', 'c', "text:x AND NOT user = 'c'"],
    ["tags.team = 'a' AND tags.other = 'x'", 'tags.team', 'b', "tags.other = 'x' AND NOT tags.team = 'b'"],
    ["status = 'OK' OR text:x", 'status', 'ERROR', "(status = 'OK' OR text:x) AND status != 'ERROR'"],
    ["NOT model = 'a'", 'model', 'a', "NOT model = 'a'"],
  ])('should turn %j, %s %s into %j', (filter, key, value, expected) => {
    expect(excludeValue(filter, key, value)).toBe(expected);
  });
});

describe('a press on a value', () => {
  const presses = ['status', 'model', 'user', 'tags.team', 'feedback.rating', 'span.name'].flatMap((key) =>
    ['', `${key} = 'a'`, `${key} IN ('a', 'b')`, `NOT ${key} = 'a'`, `NOT ${key} IN ('a', 'b')`].flatMap((filter) =>
      ['a', 'b', 'c'].map((value) => ({ key, filter, value, chosen: readSelectedValues(filter, key) })),
    ),
  );

  it.each(presses.filter(({ chosen, value }) => !chosen.included.includes(value)))(
    'should show in what is chosen: including $value where $filter',
    ({ filter, key, value, chosen }) => {
      const after = readSelectedValues(includeValue(filter, key, value), key);
      expect(after).not.toEqual(chosen);
      expect(after.included).toContain(value);
    },
  );

  it.each(presses.filter(({ chosen, value }) => !chosen.excluded.includes(value)))(
    'should show in what is chosen: excluding $value where $filter',
    ({ filter, key, value, chosen }) => {
      const after = readSelectedValues(excludeValue(filter, key, value), key);
      expect(after).not.toEqual(chosen);
      expect(after.included).not.toContain(value);
    },
  );
});

describe('removing values', () => {
  it.each([
    ["model = 'a' AND text:x", 'a', 'text:x'],
    ["text:x AND model = 'a'", 'a', 'text:x'],
    ["text:x AND NOT model IN ('a', 'b') AND status = 'OK'", 'a', "text:x AND NOT model = 'b' AND status = 'OK'"],
    ["model = 'a'", 'a', ''],
    ["model = 'a'", 'b', "model = 'a'"],
  ])('should turn %j without %s into %j', (filter, value, expected) => {
    expect(dropValue(filter, 'model', value)).toBe(expected);
  });

  it('should take out all that names values of a field, and leave the rest', () => {
    const filter = "model = 'a' AND status = 'OK' AND NOT model = 'b' AND model LIKE 'c%'";
    expect(dropValues(filter, 'model')).toBe("status = 'OK' AND model LIKE 'c%'");
    expect(dropValues("model = 'a' OR status = 'OK'", 'model')).toBe("model = 'a' OR status = 'OK'");
    expect(dropValues('nonsense', 'model')).toBe('nonsense');
  });
});

it('should tell which values are asked for and which are ruled out', () => {
  const filter = "model IN ('a', 'b') AND NOT model = 'c' AND model NOT IN ('d') AND status = 'OK'";
  expect(readSelectedValues(filter, 'model')).toEqual({ included: ['a', 'b'], excluded: ['c', 'd'] });
  expect(readSelectedValues(filter, 'attributes.status')).toEqual({ included: ['OK'], excluded: [] });
  expect(readSelectedValues(filter, 'user')).toEqual({ included: [], excluded: [] });
  expect(readSelectedValues("NOT (model = 'a')", 'model')).toEqual({ included: [], excluded: [] });
  expect(readSelectedValues("model = 'a", 'model')).toEqual({ included: [], excluded: [] });
});

describe('edits of any filter', () => {
  const random = createSeededRandom(7);
  const VALUES = ["it's", 'a', '"b"', '', '`', 'AND', '%', '🦢', ') OR ('];
  const KEYS = [
    'model',
    'status',
    'tags.team',
    'tags.`my key`',
    'session',
    'metadata.`mlflow.trace.session`',
    'span.name',
  ];
  const FILTERS = Array.from({ length: 400 }, () => createRandomTraceFilter(random)).filter(isReadable);

  it('should be readable again, say what was asked for, and be undone by removing it', () => {
    expect(FILTERS.length).toBeGreaterThan(150);
    for (const filter of FILTERS) {
      const key = pick(KEYS);
      const value = pick(VALUES);
      const included = includeValue(filter, key, value);
      const excluded = excludeValue(filter, key, value);
      expect({ filter, isReadable: isReadable(included) && isReadable(excluded) }).toEqual({
        filter,
        isReadable: true,
      });
      expect({ filter, ...readSelectedValues(included, key) }).toMatchObject({
        filter,
        included: expect.arrayContaining([value]) as unknown,
        excluded: expect.not.arrayContaining([value]) as unknown,
      });
      expect(readSelectedValues(excluded, key).included).not.toContain(value);
      expect(includeValue(included, key, value), 'the second time changes nothing').toBe(included);
      expect(excludeValue(excluded, key, value), 'the second time changes nothing').toBe(excluded);
      const removed = dropValue(included, key, value);
      const { included: left, excluded: right } = readSelectedValues(removed, key);
      expect([...left, ...right]).not.toContain(value);
      expect(isReadable(removed)).toBe(true);
    }
  });

  it('should leave what else was said as it was', () => {
    for (const filter of FILTERS) {
      const key = pick(KEYS);
      const value = 'said by nobody';
      const undone = dropValue(includeValue(filter, key, value), key, value);
      // Asking for the only value that a field has goes without those that were ruled out before.
      const before = ['model', 'span.name'].includes(key) ? filter : dropExcluded(filter, key);
      expect(readOthers(undone)).toEqual(readOthers(before));
      expect(readOthers(dropValues(excludeValue(filter, key, value), key))).toEqual(
        readOthers(dropValues(filter, key)),
      );
    }
  });

  it('should keep every clause when one is added', () => {
    for (const filter of FILTERS) {
      expect(readOthers(addClause(filter, "release = '1'"))).toEqual(
        readOthers(`(${filter.trim()}) AND (release = '1')`),
      );
    }
  });

  function pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from');
    return item;
  }
});

function dropExcluded(filter: string, key: string): string {
  return readSelectedValues(filter, key).excluded.reduce((rest, value) => dropValue(rest, key, value), filter);
}

/** What a filter says, without its places and without the joints that parentheses make. */
function readOthers(filter: string): unknown {
  return flatten(
    JSON.parse(
      JSON.stringify(requireTraceFilter(filter), (key, value: unknown) =>
        key === 'position' ? undefined : typeof value === 'bigint' ? String(value) : value,
      ),
    ) as Node,
  );
}

interface Node {
  readonly kind: string;
  readonly operands?: readonly Node[];
}

/** The operands of an AND in any order and depth. */
function flatten(node: Node): readonly string[] {
  if (node.kind !== 'and') return [JSON.stringify(node)];
  return (node.operands ?? []).flatMap(flatten).toSorted();
}

function isReadable(filter: string): boolean {
  try {
    requireTraceFilter(filter);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
