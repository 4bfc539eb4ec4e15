import { expect, test } from 'vitest';

import { readSample } from '../testing/sample-span.ts';
import { readToolName } from './tool-name.ts';

test.each([
  ['execute_tool search', 'search'],
  ['tool.execution:search', 'search'],
  ['tool.execution: search', 'search'],
  ['anthropic.tool_use search the web', 'search the web'],
  // Names of their own that only begin so.
  ['execute_tool_call', 'execute_tool_call'],
  ['execute_toolbox lookup', 'execute_toolbox lookup'],
  ['execute_tool ', 'execute_tool '],
  ['', ''],
])('a span called %j runs the tool %j', (name, tool) => {
  expect(readSample({ name }, readToolName)).toBe(tool);
});

test('what an attribute says comes first, unless it is a payload', () => {
  const name = 'ai.toolCall';
  expect(readSample({ name, attributes: { 'ai.toolCall.name': 'search' } }, readToolName)).toBe('search');
  expect(readSample({ name, attributes: { 'tool.name': 'x'.repeat(201) } }, readToolName)).toBe(name);
});
