import { expect, test } from 'vitest';

import { groupTools } from './group-tools.ts';

test('tools that were called come first, with how often', () => {
  const tools = ['a', 'b', 'c'].map((name) => ({ type: 'function', name }));
  const call = (name: string) => ({ type: 'tool_call', name });
  const { called, available } = groupTools(tools, [
    { parts: [call('c'), { type: 'text' }] },
    { parts: [call('b'), call('c'), call('unknown')] },
    { parts: [{ type: 'tool_result', name: 'a' }] },
  ]);
  expect(called.map(({ tool, callCount }) => [tool.name, callCount])).toEqual([
    ['c', 2],
    ['b', 1],
  ]);
  expect(available.map(({ tool, index }) => [tool.name, index])).toEqual([['a', 0]]);
});
