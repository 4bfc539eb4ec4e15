import { describe, expect, it } from 'vitest';

import { createPattern } from './pattern.ts';

function isFound(pattern: string, text: string): boolean {
  const created = createPattern(pattern);
  if (!created.isValid) throw new Error(created.problem);
  return created.isFoundIn(text);
}

/** What the two engines mean the same by. */
const PATTERNS = [
  'abc',
  'a.c',
  '^a',
  'c$',
  '^abc$',
  '^$',
  '',
  'a*',
  'a+b',
  'ab?c',
  'a{2}',
  'a{2,}b',
  'a{1,2}b',
  'a{0}b',
  '{',
  'a{x}',
  '(ab)+',
  '(?:ab|cd)*e',
  'a|b|cd',
  '|a',
  '[abc]d',
  '[^abc]d',
  '[a-c-]x',
  '[\\]x]',
  '[\\d-]+',
  '\\d+',
  '\\w+\\s\\w+',
  '\\bab\\b',
  '\\Bb',
  '\\D\\W\\S',
  'a+?b*?c??',
  '\\.',
  '\\u0061\\x62',
  '\\t',
  '(a*)*b',
  '(a|a)*c',
  '.😀',
];

const TEXTS = [
  '',
  'a',
  'abc',
  'aab',
  'ABC',
  'ab cd',
  'xd',
  'cde',
  'abababe',
  'a\nc',
  '12-3',
  'b',
  'aac',
  '{',
  'a{x}',
  '-x',
  ']',
  '.',
  'a\t',
  'x😀',
  ' ab ',
  'aaaaab',
];

describe('pattern', () => {
  it.each(PATTERNS)('should find what the engine of JavaScript finds: %s', (pattern) => {
    const oracle = new RegExp(pattern.replaceAll(/\{(?!\d)/g, '\\{').replaceAll(/(?<!\{[\d,]*)\}/g, '\\}'), 'u');
    for (const text of TEXTS) expect([text, isFound(pattern, text)]).toEqual([text, oracle.test(text)]);
  });

  it('should ignore the case of ASCII letters when asked to', () => {
    expect(isFound('(?i)gpt-4O', 'GPT-4o-mini')).toBe(true);
    expect(isFound('(?i)[a-c]x', 'BX')).toBe(true);
    expect(isFound('[a-c]x', 'BX')).toBe(false);
  });

  it.each([
    '(',
    ')',
    'a)',
    '[a',
    '*',
    'a**',
    '\\',
    '(?=a)',
    '(?<n>a)',
    '\\1',
    '\\q',
    '[b-a]',
    'a{3,2}',
    'a{5000}',
    '\\u12',
    '((((a{900}){900}){900}){900})',
    'a'.repeat(1001),
    '('.repeat(60) + ')'.repeat(60),
  ])('should say what is wrong with %s', (pattern) => {
    const created = createPattern(pattern);
    expect(created.isValid).toBe(false);
    expect(created.isValid ? '' : created.problem).toMatch(/\w{2}/);
  });

  it.each(['(a+)+$', '(a|a)+$', '(.*a){20}$', 'a*a*a*a*a*a*a*a*b', '(x+x+)+y'])(
    'should take no longer than the lengths allow: %s',
    (pattern) => {
      const startMs = performance.now();
      expect(isFound(pattern, `${'ax'.repeat(5_000)}!`)).toBe(false);
      expect(performance.now() - startMs).toBeLessThan(2000);
    },
  );
});
