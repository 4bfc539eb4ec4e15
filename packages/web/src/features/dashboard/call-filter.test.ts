import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { expect, test } from 'vitest';

import { toCallFilter } from './call-filter.ts';

test('one call is failed and of this tool, on top of what is asked for already', () => {
  const url = { filter: "status = 'ERROR'", range: '1h', q: 'paris' } as const;
  expect(toCallFilter(url, { key: 'tool', value: 'look up', isFailed: true })).toEqual({
    filter: "status = 'ERROR' AND span(tool = 'look up' AND status = 'ERROR')",
    range: '1h',
    q: 'paris',
  });
});

test.each(["it's", 'a "b"', 'back\\slash', '', 'x) OR (1'])('a tool named %j is a filter that can be read', (value) => {
  const { filter = '' } = toCallFilter({}, { key: 'tool', value, minMs: 12.7 });
  expect(filter).toContain('execution_time_ms >= 12');
  expect(() => requireTraceFilter(filter)).not.toThrow();
});
