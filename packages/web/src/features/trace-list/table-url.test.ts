import { expect, test } from 'vitest';

import { parseTableUrl } from './table-url.ts';

test('it keeps how the table is shown', () => {
  const search = { cols: 'time.name-240', sort: '-latency', density: 'comfortable', saved: 'slow' };
  expect(parseTableUrl(search)).toEqual(search);
});

test('what makes no sense, and what is so anyway, is left out', () => {
  expect(parseTableUrl({ cols: '', sort: '-input', density: 'compact', saved: '', peek: '<b>' })).toEqual({});
  expect(parseTableUrl({ sort: '-time' })).toEqual({});
});

test('the trace in the panel brings its own part; without a panel there is none', () => {
  const trace = { span: '00000000000000a1', view: 'chat' };
  expect(parseTableUrl({ ...trace, peek: 'tr-1' })).toEqual({ ...trace, peek: 'tr-1' });
  expect(parseTableUrl(trace)).toEqual({});
});
