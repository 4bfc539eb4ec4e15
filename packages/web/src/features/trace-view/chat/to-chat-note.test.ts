import { expect, test } from 'vitest';

import { toChatNote } from './to-chat-note.ts';

test.each([
  [[], true, /^No span of this trace says/],
  [[], false, /too long to be told as a conversation, and its beginning says nothing/],
  [['a turn'], false, /^The conversation goes on/],
] as const)('of %j, complete: %s, one thing is said', (items, isComplete, note) => {
  expect(toChatNote({ items, isComplete })).toMatch(note);
});

test('a conversation that is told as a whole needs no word', () => {
  expect(toChatNote({ items: ['a turn'], isComplete: true })).toBeUndefined();
});

test('where there is no conversation, none goes on', () => {
  expect(toChatNote({ items: [], isComplete: false })).not.toMatch(/goes on/);
});
