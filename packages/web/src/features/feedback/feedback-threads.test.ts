import { expect, test } from 'vitest';

import type { FeedbackEntry } from './feedback-entry.ts';
import { toFeedbackGroups } from './feedback-threads.ts';

function entry(id: string, fields: Partial<FeedbackEntry> = {}): FeedbackEntry {
  return {
    id,
    name: 'quality',
    kind: 'feedback',
    value: true,
    error: undefined,
    source: { type: 'HUMAN', id: 'ana' },
    rationale: '',
    spanId: undefined,
    metadata: {},
    overrides: undefined,
    isValid: true,
    createdMs: 0,
    updatedMs: 0,
    ...fields,
  };
}

function outline(entries: readonly FeedbackEntry[]) {
  return toFeedbackGroups(entries).map(({ name, threads }) => [
    name,
    ...threads.map(({ head, earlier }) => [head.id, ...earlier.map(({ id }) => id)].join(' < ')),
  ]);
}

test('what was overridden is the past of what overrides it', () => {
  const entries = [
    entry('judge', { isValid: false }),
    entry('other'),
    entry('human', { overrides: 'judge', isValid: false }),
    entry('boss', { overrides: 'human' }),
  ];
  expect(outline(entries)).toEqual([['quality', 'other', 'boss < human < judge']]);
});

test('names of one kind stay together, feedback before expectations before issues', () => {
  const entries = [
    entry('1', { kind: 'issue', name: 'iss-1' }),
    entry('2', { kind: 'expectation', name: 'answer' }),
    entry('3', { name: 'answer' }),
    entry('4'),
    entry('5', { name: 'answer' }),
  ];
  expect(outline(entries)).toEqual([
    ['answer', '3', '5'],
    ['quality', '4'],
    ['answer', '2'],
    ['iss-1', '1'],
  ]);
});

test('nothing is lost where the one that is overridden is gone, nor in a circle', () => {
  expect(outline([entry('a', { overrides: 'gone' })])).toEqual([['quality', 'a']]);
  expect(outline([entry('a', { overrides: 'a' })])).toEqual([['quality', 'a']]);
  expect(outline([entry('a', { overrides: 'b' }), entry('b', { overrides: 'a' })])).toEqual([
    ['quality', 'a < b', 'b < a'],
  ]);
});
