import { describe, expect, it } from 'vitest';

import { findCompletion } from './find-completion.ts';

/** `|` is the caret. */
function complete(marked: string) {
  const caret = marked.indexOf('|');
  return findCompletion(marked.replace('|', ''), caret);
}

describe('findCompletion', () => {
  it.each([
    ['|', '', false],
    ['sta|', 'sta', false],
    ["status = 'OK' |", '', true],
    ["status = 'OK' AND |", '', false],
    ["status = 'OK' AND na|", 'na', false],
    ["status = 'OK' na|", 'na', true],
    ['(|', '', false],
    ['NOT |', '', false],
    ["status IN ('OK') |", '', true],
    ['end_time IS NULL |', '', true],
    ['text:refund |', '', true],
  ])('should offer keys at %s', (marked, typed, needsAnd) => {
    expect(complete(marked)).toMatchObject({ kind: 'key', typed, needsAnd, isInSpan: false });
  });

  it('should know the inside of a span', () => {
    expect(complete('span(ty|')).toMatchObject({ kind: 'key', typed: 'ty', isInSpan: true });
    expect(complete("span(type = 'TOOL') AND ty|")).toMatchObject({ kind: 'key', isInSpan: false });
    expect(complete("span(type = 'TO|")).toMatchObject({ kind: 'value', key: 'type', isInSpan: true });
  });

  it.each([
    ['status |', 'status', ''],
    ['tags.team L|', 'tags.team', 'L'],
    ['tags.team IS N|', 'tags.team', 'IS N'],
    ['tags.team NOT |', 'tags.team', 'NOT '],
    ["status = 'OK' AND tags.`my key` |", 'tags.`my key`', ''],
  ])('should offer operators at %s', (marked, key, typed) => {
    expect(complete(marked)).toMatchObject({ kind: 'operator', key, typed });
  });

  it.each([
    ['status = |', 'status', '', '=', 'none', ''],
    ['status =|', 'status', '', '=', 'none', ''],
    ['status != ER|', 'status', 'ER', '!=', 'none', 'ER'],
    ["status = 'ER|", 'status', 'ER', '=', 'none', "'ER"],
    ["status = 'ER|'", 'status', 'ER', '=', 'none', "'ER'"],
    ["status = '|' AND name = 'x'", 'status', '', '=', 'none', "''"],
    ["tags.`my key` = '|'", 'tags.`my key`', '', '=', 'none', "''"],
    ["name LIKE '%a|", 'name', '%a', 'LIKE', 'none', "'%a"],
    ['status IN |', 'status', '', 'IN', 'missing', ''],
    ['status IN (|', 'status', '', 'IN', 'open', ''],
    ["status NOT IN ('OK', 'E|", 'status', 'E', 'NOT IN', 'open', "'E"],
  ])('should offer values at %s', (marked, key, typed, operator, list, replaced) => {
    const found = complete(marked);
    expect(found).toMatchObject({ kind: 'value', key, typed, operator, list });
    expect(marked.replace('|', '').slice(found?.from, found?.to)).toBe(replaced);
  });

  it.each(['text:ref|', 'weather 5|', 'weather sta|', "status = 'OK' refund sta|", "it's|"])(
    'should offer nothing at %s',
    (marked) => {
      expect(complete(marked)).toBeUndefined();
    },
  );

  it('should offer keys again right behind a value', () => {
    expect(complete("status = 'OK'|")).toMatchObject({ kind: 'key', needsAnd: true, typed: '' });
  });
});
