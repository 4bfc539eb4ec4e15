import { expect, test } from 'vitest';

import type { Message } from '../message.ts';
import { toPromptItems } from './prompt-item.ts';
import { toContextBreakdown } from './to-context-breakdown.ts';

const MESSAGES: readonly Message[] = [
  { role: 'system', parts: [{ type: 'text', text: 'Be short. '.repeat(40) }] },
  { role: 'user', parts: [{ type: 'text', text: 'Weather in Paris?' }] },
  { role: 'assistant', parts: [{ type: 'tool_call', name: 'get_weather', arguments: { city: 'Paris' } }] },
  { role: 'tool', parts: [{ type: 'tool_result', result: { degrees: 18 } }] },
  { role: 'assistant', parts: [{ type: 'text', text: '18 degrees.' }] },
  { role: 'user', parts: [{ type: 'text', text: 'And in Rome?' }] },
];
const PROMPT = { messages: MESSAGES, tools: [{ type: 'function', name: 'get_weather' }] };

test('the shares add up to what was reported', () => {
  const breakdown = toContextBreakdown(toPromptItems(PROMPT), 1001);
  expect(breakdown).toMatchObject({ inputTokens: 1001, isReported: true });
  expect(breakdown.shares.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(1001);
  expect(breakdown.shares.map(({ kind, itemCount }) => [kind, itemCount])).toEqual([
    ['system', 1],
    ['tools', 1],
    ['history', 3],
    ['tool_results', 1],
    ['input', 1],
  ]);
  const [system] = breakdown.shares;
  expect(system?.tokens).toBeGreaterThan(500);
});

test('without a report the estimate stands', () => {
  const breakdown = toContextBreakdown(toPromptItems(PROMPT), undefined);
  expect(breakdown.isReported).toBe(false);
  expect(breakdown.shares.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(breakdown.inputTokens);
});

test('a prompt without content has no shares', () => {
  expect(toContextBreakdown([], 50)).toEqual({ inputTokens: 50, isReported: true, shares: [], itemTokens: [] });
});
