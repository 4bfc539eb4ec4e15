import { expect, test } from 'vitest';

import type { GroupTotals } from './group-totals.ts';
import { toWholeTotals } from './to-whole-totals.ts';

const LOADED: GroupTotals = {
  traceCount: 2,
  failedCount: 0,
  openCount: 0,
  spanCount: 4,
  errorCount: 0,
  durationMs: 5,
  usage: {},
  costUsd: null,
  lastStartUnixNano: 9n,
  userIds: ['ann'],
  firstInputPreview: 'second question',
  lastOutputPreview: 'bye',
};

const WHOLE = {
  sessionId: 's',
  traceCount: 7,
  failedTraceCount: 1,
  openTraceCount: 0,
  spanCount: 20,
  errorCount: 3,
  durationMs: 50,
  usage: { totalTokens: 5 },
  costUsd: 0.5,
  lastTraceUnixNano: 9n,
  firstInputPreview: 'first question',
  lastOutputPreview: 'bye',
  isComplete: true,
};

test('the whole session counts once it is known', () => {
  expect(toWholeTotals(LOADED, WHOLE)).toMatchObject({
    traceCount: 7,
    failedCount: 1,
    errorCount: 3,
    costUsd: 0.5,
    firstInputPreview: 'first question',
    userIds: ['ann'],
  });
});

test('until then, and when more has come since, it is what is loaded', () => {
  expect(toWholeTotals(LOADED, undefined)).toBe(LOADED);
  expect(toWholeTotals(LOADED, null)).toBe(LOADED);
  expect(toWholeTotals(LOADED, { ...WHOLE, traceCount: 1 })).toBe(LOADED);
});
