import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { expect, test } from 'vitest';

import { listSpanTabs } from './list-span-tabs.ts';

const row = (type: string) => ({ type }) as SpanRowBody;
const list = (input: Partial<Parameters<typeof listSpanTabs>[0]>) =>
  listSpanTabs({ row: undefined, detail: undefined, logCount: 0, feedbackCount: 0, tab: 'overview', ...input });
const names = (input: Partial<Parameters<typeof listSpanTabs>[0]>) => list(input).map(({ value }) => value);

test('the context of a model call has a tab; others have none for it', () => {
  expect(names({ row: row('CHAT_MODEL') })).toContain('context');
  expect(names({ row: row('TOOL') })).toEqual(['overview', 'attributes', 'events', 'feedback', 'raw']);
});

test('a tab that a link leads to is there though it is empty', () => {
  expect(names({ tab: 'logs' })).toContain('logs');
  expect(names({ tab: 'links' })).toContain('links');
  expect(names({ logCount: 2 })).toContain('logs');
});

test('the tab of the feedback tells how much there is, and nothing where there is none', () => {
  const noteOf = (feedbackCount: number) => list({ feedbackCount }).find(({ value }) => value === 'feedback')?.note;
  expect(noteOf(0)).toBeUndefined();
  expect(noteOf(3)).toBe(3);
});
