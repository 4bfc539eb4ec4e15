import { expect, test } from 'vitest';

import { toFeedbackEntry } from './to-feedback-entry.ts';

const BASE = {
  assessment_id: 'a-1',
  assessment_name: 'quality',
  trace_id: 'tr-1',
  source: { source_type: 'LLM_JUDGE', source_id: 'gpt' },
  create_time: '2026-11-21T07:36:43.548Z',
  last_update_time: '2026-11-21T07:36:44.000Z',
  valid: true,
};

test('a feedback with who said it, when and why', () => {
  const entry = toFeedbackEntry({
    ...BASE,
    feedback: { value: 0.5 },
    rationale: 'half',
    span_id: 'bb'.repeat(8),
    metadata: { a: 'b' },
    overrides: 'a-0',
  });
  expect(entry).toEqual({
    id: 'a-1',
    name: 'quality',
    kind: 'feedback',
    value: 0.5,
    error: undefined,
    source: { type: 'LLM_JUDGE', id: 'gpt' },
    rationale: 'half',
    spanId: 'bb'.repeat(8),
    metadata: { a: 'b' },
    overrides: 'a-0',
    isValid: true,
    createdMs: Date.UTC(2026, 10, 21, 7, 36, 43, 548),
    updatedMs: Date.UTC(2026, 10, 21, 7, 36, 44),
  });
});

test('a judge that failed says why instead of a value', () => {
  const error = { error_code: 'RATE_LIMIT', error_message: '429', stack_trace: 'at x' };
  expect(toFeedbackEntry({ ...BASE, feedback: { value: null, error } })).toMatchObject({
    value: null,
    error: { code: 'RATE_LIMIT', message: '429', stack: 'at x' },
  });
});

test('expectations are what they say, also where they travel as a text', () => {
  const serialized = { serialization_format: 'JSON_FORMAT', value: '{"a":[1]}' };
  expect(toFeedbackEntry({ ...BASE, expectation: { serialized_value: serialized } })).toMatchObject({
    kind: 'expectation',
    value: { a: [1] },
  });
  expect(toFeedbackEntry({ ...BASE, expectation: { value: 'Paris' } })).toMatchObject({ value: 'Paris' });
  expect(toFeedbackEntry({ ...BASE, expectation: { serialized_value: { value: 'broken' } } })).toMatchObject({
    value: 'broken',
  });
});

test('an issue is its name; what is no assessment is nothing', () => {
  expect(toFeedbackEntry({ ...BASE, issue: { issue_name: 'Slow' } })).toMatchObject({ kind: 'issue', value: 'Slow' });
  expect(toFeedbackEntry({ assessment_id: 'a-1' })).toBeUndefined();
});
