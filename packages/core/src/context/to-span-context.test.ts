import { expect, test } from 'vitest';

import type { SpanId } from '../ids.ts';
import type { Message } from '../message.ts';
import { type ContextCall, toSpanContext } from './to-span-context.ts';

const say = (role: Message['role'], text: string): Message => ({ role, parts: [{ type: 'text', text }] });

const FIRST: ContextCall = {
  messages: [say('system', 'You answer shortly.'), say('user', 'Hello')],
  model: { request: 'm', response: 'm-2' },
  usage: { inputTokens: 100, outputTokens: 5 },
  params: { maxTokens: 50 },
};
const SECOND: ContextCall = {
  ...FIRST,
  messages: [...(FIRST.messages ?? []), say('assistant', 'Hi'), say('user', 'Go')],
};

test('the first call has nothing before it', () => {
  const context = toSpanContext({ call: FIRST, window: { tokens: 8000, source: 'a list' }, previous: undefined });
  expect(context).toMatchObject({
    model: 'm-2',
    window: { tokens: 8000, source: 'a list' },
    inputTokens: 100,
    isReported: true,
    cacheReadTokens: null,
    reservedTokens: 50,
    previous: null,
  });
  expect(context.items.map(({ kind, preview }) => [kind, preview])).toEqual([
    ['system', 'You answer shortly.'],
    ['input', 'Hello'],
  ]);
  expect(context.items[0]).not.toHaveProperty('change');
});

test('a later call says what it shares with the one before', () => {
  const previous = { spanId: 'aa' as SpanId, name: 'chat', call: FIRST };
  const context = toSpanContext({ call: SECOND, window: undefined, previous });
  expect(context.window).toBeNull();
  expect(context.previous).toMatchObject({ spanId: 'aa', name: 'chat', itemCount: 2, sharedItems: 2, removed: [] });
  expect(context.items.map((item) => ('change' in item ? item.change : undefined))).toEqual([
    'kept',
    'kept',
    'added',
    'added',
  ]);
});
