import { expect, test } from 'vitest';

import type { SpanId } from '../ids.ts';
import { toSpanLine } from './span-line.ts';

test('a conversation is told by its last words, data as JSON, a failure by its type and message', () => {
  const talk = [
    { role: 'user', content: 'first' },
    { role: 'user', content: 'Where to?' },
  ];
  expect(toSpanLine('a' as SpanId, { inputs: { messages: talk }, outputs: 'To Milan.' })).toEqual({
    spanId: 'a',
    input: 'Where to?',
    output: 'To Milan.',
  });
  expect(
    toSpanLine('b' as SpanId, { tool: { arguments: { city: 'Rome' } }, error: { type: 'KeyError', message: 'Rome' } }),
  ).toEqual({
    spanId: 'b',
    input: '{"city":"Rome"}',
    error: 'KeyError: Rome',
  });
});

test('messages stand in for what was not sent otherwise, and nothing for nothing', () => {
  const messages = [{ role: 'user', parts: [{ type: 'text', text: 'Hello' }] }] as const;
  expect(toSpanLine('c' as SpanId, { messages })).toEqual({ spanId: 'c', input: 'Hello' });
  expect(toSpanLine('d' as SpanId, {})).toEqual({ spanId: 'd' });
  expect(toSpanLine('e' as SpanId, { inputs: 'x'.repeat(5000), error: { message: 'y'.repeat(5000) } })).toMatchObject({
    input: expect.stringMatching(/^x{997}\.\.\.$/),
    error: expect.stringMatching(/^y{1000}$/),
  });
});
