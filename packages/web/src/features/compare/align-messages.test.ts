import { expect, it } from 'vitest';

import { alignMessages } from './align-messages.ts';
import { type MessageBody, toMessageText } from './to-message-text.ts';

const say = (role: MessageBody['role'], text: string): MessageBody => ({ role, parts: [{ type: 'text', text }] });
const sketch = (left: readonly MessageBody[], right: readonly MessageBody[]) =>
  alignMessages(left, right).map((row) => `${row.left?.text ?? ''} | ${row.right?.text ?? ''}`);

it('puts equal messages beside each other, and between them those of one role', () => {
  expect(
    sketch(
      [say('system', 'be kind'), say('user', 'hello'), say('assistant', 'hi'), say('user', 'bye')],
      [say('system', 'be brief'), say('user', 'hello'), say('tool', '42'), say('user', 'bye')],
    ),
  ).toEqual(['be kind | be brief', 'hello | hello', 'hi | ', ' | 42', 'bye | bye']);
  expect(sketch([], [say('user', 'x')])).toEqual([' | x']);
  expect(alignMessages(undefined, undefined)).toEqual([]);
});

it('spells out no media, and no ids that are new in every run', () => {
  const call = (id: string): MessageBody => ({
    role: 'assistant',
    parts: [{ type: 'tool_call', id, name: 'search', arguments: { q: 'cats' } }],
  });
  expect(toMessageText(call('call_1'))).toBe(toMessageText(call('call_2')));
  const image: MessageBody = {
    role: 'user',
    parts: [{ type: 'image', mediaType: 'image/png', data: 'A'.repeat(4000) }],
  };
  expect(toMessageText(image)).toMatch(/^\[image image\/png [\d.]+ kB\]$/i);
});
