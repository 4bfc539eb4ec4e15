import { expect, test } from 'vitest';

import type { FeedbackEntry } from '../../feedback/feedback-entry.ts';
import { toFeedbackOfSummary, toTraceFeedback } from './to-trace-feedback.ts';

const say = (entry: Partial<FeedbackEntry>): FeedbackEntry => ({
  id: 'a',
  name: 'correctness',
  kind: 'feedback',
  value: true,
  error: undefined,
  source: { type: 'HUMAN', id: 'me' },
  rationale: '',
  spanId: 's1',
  metadata: {},
  overrides: undefined,
  isValid: true,
  createdMs: 0,
  updatedMs: 0,
  ...entry,
});

test('what was replaced does not count', () => {
  const { count, bySpan } = toTraceFeedback([
    say({ value: false, isValid: false }),
    say({ value: true }),
    say({ spanId: undefined, value: 4 }),
    say({ spanId: 's2', isValid: false }),
  ]);
  expect(count).toBe(2);
  expect([...bySpan]).toEqual([['s1', { count: 1, verdict: 'good', text: 'correctness: Good' }]]);
});

test.each([
  [[say({ value: true }), say({ value: 'no' })], 'bad'],
  [[say({ value: 'yes' }), say({ value: 3 })], 'good'],
  [[say({ value: 3 })], undefined],
  [[say({ kind: 'expectation', value: false })], undefined],
  [[say({ kind: 'issue', value: 'too slow' })], 'bad'],
] as const)('one bad word outweighs the good ones; numbers and expectations are no verdict', (entries, verdict) => {
  expect(toTraceFeedback(entries).bySpan.get('s1')?.verdict).toBe(verdict);
});

test('a summary tells how much there is before it is known where', () => {
  expect(toFeedbackOfSummary([{ count: 2 }, { count: 1 }])).toEqual({ count: 3, bySpan: new Map() });
  expect(toFeedbackOfSummary([]).count).toBe(0);
});

test('it tells what was said', () => {
  const { bySpan } = toTraceFeedback([
    say({ value: 0.91234 }),
    say({ name: 'answer', kind: 'expectation', value: 'Paris' }),
    say({ name: 'judge', value: null, error: { code: 'TIMEOUT' } }),
  ]);
  expect(bySpan.get('s1')?.text).toBe('correctness: 0.9123\nanswer: Paris (expected)\njudge: failed');
});
