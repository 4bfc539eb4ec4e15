import { expect, it } from 'vitest';

import { openEscapes } from './open-escapes.ts';

it.each([
  ['"caf\\u00e9\\nopens"', '"café\nopens"'],
  ['{"a":"say \\"hi\\""}', '{"a":"say "hi""}'],
  ['nothing to do', 'nothing to do'],
  ['a \\ alone', 'a \\ alone'],
])('should open %s', (json, text) => {
  expect(openEscapes(json)).toBe(text);
});

it('should open what is inside a text inside a text', () => {
  expect(openEscapes(JSON.stringify(JSON.stringify({ a: 'é"\n' })))).not.toContain('\\');
});

it('should pass over a million backslashes once', () => {
  const text = `{${'\\'.repeat(1_000_000)}x`;
  const startMs = performance.now();
  expect(openEscapes(text)).toBe(text);
  // Begun anew at each of them, it would take an hour.
  expect(performance.now() - startMs).toBeLessThan(10_000);
});
