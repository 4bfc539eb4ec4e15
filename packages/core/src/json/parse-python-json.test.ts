import { describe, expect, it } from 'vitest';

import { parsePythonJson } from './parse-python-json.ts';
import { toPythonJson } from './to-python-json.ts';

describe('parsePythonJson', () => {
  it.each([
    '{"x": {"y": 1}, "z": [1.0, 2.5e-07, -3]}',
    '[9007199254740993, -0.0, 1e+16, true, null, ""]',
    '"text"',
    '5',
    '5.0',
  ])('should keep %s as it is, when written again', (json) => {
    expect(toPythonJson(parsePythonJson(json))).toBe(json);
  });

  it.each(['', '{', '[1,]', 'nope', `${'['.repeat(100_000)}${']'.repeat(100_000)}`])('should refuse %.20s', (json) => {
    expect(() => parsePythonJson(json)).toThrow(SyntaxError);
  });
});
