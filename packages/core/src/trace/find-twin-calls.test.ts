import { describe, expect, it } from 'vitest';

import type { SpanRecord } from '../span-record.ts';
import { createSpanRecord } from '../testing/span-record.ts';
import { findTwinCalls } from './find-twin-calls.ts';
import { rollUpTrace } from './roll-up-trace.ts';

const MS = 1_000_000n;
const usage = { inputTokens: 28, outputTokens: 15 };

const call = (id: string, fields: Parameters<typeof createSpanRecord>[1] = {}): SpanRecord =>
  createSpanRecord(id, {
    parent: 'workflow',
    type: 'CHAT_MODEL',
    model: 'gpt-4o-mini',
    usage,
    startUnixNano: 1_000n * MS,
    endUnixNano: 1_045n * MS,
    ...fields,
  });

const auto = call('auto', { name: 'chat gpt-4o-mini', kind: 3 });
const byHand = call('by hand', { name: 'openai.chat', endUnixNano: 1_046n * MS });

describe('findTwinCalls', () => {
  it('counts a call once that is reported by an instrumentation and by hand', () => {
    expect([...findTwinCalls([auto, byHand])]).toEqual([1]);
    expect(rollUpTrace([createSpanRecord('workflow'), byHand, auto]).usage).toEqual(usage);
  });

  it('keeps the account that knows more', () => {
    const rich = call('rich', { name: 'llm', usage: { ...usage, cacheReadTokens: 8 }, costUsd: 1 });
    expect([...findTwinCalls([auto, rich])]).toEqual([0]);
  });

  it('counts parallel calls of one instrumentation each, even when they are alike', () => {
    expect(findTwinCalls([auto, { ...auto }, { ...auto }]).size).toBe(0);
    expect([...findTwinCalls([auto, { ...auto }, byHand, { ...byHand }])]).toHaveLength(2);
  });

  it.each([
    ['one after the other', { startUnixNano: 1_045n * MS, endUnixNano: 1_050n * MS }],
    ['of another parent', { parent: 'other' }],
    ['of another model', { model: 'gpt-4o' }],
    ['of other tokens', { usage: { inputTokens: 28, outputTokens: 16 } }],
    ['that are no model calls', { type: 'TOOL' }],
  ])('counts twice what is %s', (_, fields) => {
    expect(findTwinCalls([auto, call('by hand', { name: 'openai.chat', ...fields })]).size).toBe(0);
  });

  it('counts twice what got two answers', () => {
    expect(
      findTwinCalls([
        { ...auto, responseId: 'r1' },
        { ...byHand, responseId: 'r2' },
      ]).size,
    ).toBe(0);
  });

  it('stays linear when thousands of calls look the same', () => {
    const spans = Array.from({ length: 20_000 }, (_, index) => call('x', { name: `call ${String(index % 3)}` }));
    const start = performance.now();
    findTwinCalls(spans);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
