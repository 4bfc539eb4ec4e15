import { expect, test } from 'vitest';

import { toWindowBar } from './to-window-bar.ts';

const SHARES = [
  { kind: 'system', tokens: 300, itemCount: 1 },
  { kind: 'input', tokens: 100, itemCount: 1 },
] as const;
const PROMPT = { shares: [...SHARES], inputTokens: 400, outputTokens: 50, reservedTokens: 200 };

test('a window shows what fills it, what is reserved and what is free', () => {
  const bar = toWindowBar({ ...PROMPT, window: { tokens: 1000, source: 'list' } });
  expect(bar.pieces.map(({ kind, percent }) => [kind, percent])).toEqual([
    ['system', 30],
    ['input', 10],
    ['output', 20],
  ]);
  expect(bar).toMatchObject({ totalTokens: 1000, freeTokens: 400, usedPercent: 40 });
});

test('without a known window the bar is the prompt and its answer', () => {
  const bar = toWindowBar({ ...PROMPT, reservedTokens: null, window: null });
  expect(bar).toMatchObject({ totalTokens: 450, freeTokens: undefined, usedPercent: undefined });
});

test('a window that the list makes too small does not cut the bar', () => {
  expect(toWindowBar({ ...PROMPT, window: { tokens: 100, source: 'list' } })).toMatchObject({
    totalTokens: 600,
    freeTokens: 0,
    usedPercent: 400,
  });
});
