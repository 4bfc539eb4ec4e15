import { expect, it } from 'vitest';

import { formatCell } from './format-cell.ts';

const trace = (info: Record<string, unknown>) => ({ info, data: { spans: [{ name: 'a' }, { name: 'b' }] } });

it('should be one short line', () => {
  expect(formatCell(trace({ request_preview: 'two\n  lines' }), ['info', 'request_preview'])).toBe('two lines');
  expect(formatCell(trace({ p: '😀'.repeat(200) }), ['info', 'p'])).toBe(`${'😀'.repeat(97)}...`);
  expect(formatCell(trace({ tags: { a: 1 } }), ['info', 'tags'])).toBe('{"a":1}');
  expect(formatCell(trace({}), ['data', 'spans', '*', 'name'])).toBe('a, b');
});

it('should say when there is nothing', () => {
  expect(formatCell(trace({ a: null }), ['info', 'a'])).toBe('N/A');
  expect(formatCell(trace({}), ['info', 'a'])).toBe('N/A');
});

it('should show the time of a request in UTC', () => {
  const at = (request_time: unknown) => formatCell(trace({ request_time }), ['info', 'request_time']);
  expect(at('2025-06-15T15:06:42.123Z')).toBe('2025-06-15 15:06:42 UTC');
  expect(at('soon')).toBe('soon');
});
