import { describe, expect, it } from 'vitest';

import type { SpanRecord } from '../span-record.ts';
import { createSpanRecord } from '../testing/span-record.ts';
import type { Usage } from '../usage.ts';
import { rollUpTrace } from './roll-up-trace.ts';

const tokens = (inputTokens: number, outputTokens: number): Usage => ({
  inputTokens,
  outputTokens,
  totalTokens: inputTokens + outputTokens,
});
const call = (id: string, parent: string, usage: Usage): SpanRecord =>
  createSpanRecord(id, { parent, type: 'CHAT_MODEL', usage });

describe('rollUpTrace: state and times', () => {
  it('takes name and state from the root, times from all spans', () => {
    const rollup = rollUpTrace([
      createSpanRecord('child', { parent: 'root', startUnixNano: 50n, endUnixNano: 900n, status: 'ERROR' }),
      createSpanRecord('root', { startUnixNano: 60n, endUnixNano: 700n, status: 'OK' }),
    ]);
    expect(rollup).toMatchObject({
      name: 'root',
      rootSpanId: 'root',
      state: 'OK',
      startUnixNano: 50n,
      endUnixNano: 900n,
      spanCount: 2,
      errorCount: 1,
    });
  });

  it('is in progress until the root is there and has ended', () => {
    const child = createSpanRecord('late', { parent: 'missing', startUnixNano: 20n });
    const earlier = createSpanRecord('early', { parent: 'missing', startUnixNano: 10n });
    expect(rollUpTrace([child, earlier])).toMatchObject({ name: 'early', state: 'IN_PROGRESS' });
    const open = createSpanRecord('missing', { startUnixNano: 30n, endUnixNano: null });
    expect(rollUpTrace([child, earlier, open])).toMatchObject({ name: 'missing', state: 'IN_PROGRESS' });
    const ended = createSpanRecord('missing', { endUnixNano: 40n, status: 'ERROR' });
    expect(rollUpTrace([child, earlier, ended])).toMatchObject({ name: 'missing', state: 'ERROR' });
  });

  it('chooses the earliest of several roots', () => {
    const spans = [createSpanRecord('b'), createSpanRecord('a'), createSpanRecord('z', { startUnixNano: 1n })];
    expect(rollUpTrace(spans).rootSpanId).toBe('z');
    expect(rollUpTrace(spans.slice(0, 2)).rootSpanId).toBe('a');
  });

  it('does not let a missing start time become 1970', () => {
    expect(rollUpTrace([createSpanRecord('a', { startUnixNano: 0n }), createSpanRecord('b')]).startUnixNano).toBe(100n);
  });

  it('survives nothing at all', () => {
    expect(rollUpTrace([])).toMatchObject({
      name: '',
      rootSpanId: null,
      state: 'IN_PROGRESS',
      spanCount: 0,
      usage: {},
    });
  });
});

describe('rollUpTrace: tokens and cost', () => {
  it('counts what repeats below only once', () => {
    const rollup = rollUpTrace([
      createSpanRecord('agent', { type: 'AGENT', usage: tokens(30, 3), costUsd: 5 }),
      createSpanRecord('step', { parent: 'agent', usage: tokens(30, 3) }),
      { ...call('one', 'step', tokens(10, 1)), costUsd: 1 },
      { ...call('two', 'step', tokens(20, 2)), costUsd: 2 },
    ]);
    expect(rollup.usage).toEqual(tokens(30, 3));
    expect(rollup.costUsd).toBe(3);
  });

  it('keeps the calls when the wrapper reports less or more than several of them', () => {
    for (const usage of [tokens(20, 2), tokens(500, 50)]) {
      const spans = [
        createSpanRecord('outer', { type: 'AGENT', usage }),
        call('one', 'outer', tokens(10, 1)),
        call('two', 'outer', tokens(20, 2)),
      ];
      expect(rollUpTrace(spans).usage).toEqual(tokens(30, 3));
    }
  });

  it('believes an agent that knows more than its only model span, and adds its sub-agents', () => {
    const rollup = rollUpTrace([
      createSpanRecord('boss', { type: 'AGENT', usage: tokens(896, 26) }),
      call('boss last step', 'boss', tokens(452, 11)),
      createSpanRecord('delegate', { parent: 'boss', type: 'TOOL' }),
      createSpanRecord('worker', { parent: 'delegate', type: 'AGENT', usage: tokens(61, 26) }),
      call('worker last step', 'worker', tokens(31, 11)),
    ]);
    expect(rollup.usage).toEqual(tokens(957, 52));
  });

  it('takes the cost of such an agent, where it is known, in place of that of its call', () => {
    const agent = createSpanRecord('boss', { type: 'AGENT', usage: tokens(900, 20), costUsd: 9 });
    const last = { ...call('last step', 'boss', tokens(450, 10)), costUsd: 4 };
    const tool = createSpanRecord('tool', { parent: 'boss', type: 'TOOL' });
    const worker = { ...call('worker', 'tool', tokens(10, 1)), costUsd: 1 };
    expect(rollUpTrace([agent, last, tool, worker]).costUsd).toBe(10);
    expect(rollUpTrace([{ ...agent, costUsd: null }, last, tool, worker]).costUsd).toBe(5);
  });

  it('does not let a zero below silence a cost above', () => {
    const outer = createSpanRecord('outer', { costUsd: 3 });
    expect(rollUpTrace([outer, { ...call('in', 'outer', tokens(1, 1)), costUsd: 0 }]).costUsd).toBe(3);
  });

  it('does not let zeros below silence a number above, but reports zeros when there is nothing else', () => {
    const outer = createSpanRecord('outer', { usage: tokens(7, 1) });
    expect(rollUpTrace([outer, call('in', 'outer', tokens(0, 0))]).usage).toEqual(tokens(7, 1));
    expect(rollUpTrace([call('only', 'gone', tokens(0, 0))]).usage).toEqual(tokens(0, 0));
    expect(rollUpTrace([createSpanRecord('none')]).usage).toEqual({});
  });
});

describe('rollUpTrace: one call seen by two instrumentations', () => {
  const answered = (id: string, fields: Partial<SpanRecord> = {}) => ({
    ...call(id, 'agent', tokens(10, 1)),
    costUsd: 2,
    responseId: 'resp_1',
    startUnixNano: 1_000_000_000n,
    endUnixNano: 2_000_000_000n,
    ...fields,
  });

  it('counts it once, by its fullest account', () => {
    const full = answered('b', { usage: { ...tokens(10, 1), cacheReadTokens: 4 }, endUnixNano: 2_040_000_000n });
    const rollup = rollUpTrace([createSpanRecord('agent'), answered('a'), full]);
    expect(rollup).toMatchObject({ usage: full.usage, costUsd: 2, spanCount: 3 });
  });

  it('counts twice what differs in answer, in tokens or in time', () => {
    for (const other of [
      answered('b', { responseId: 'resp_2' }),
      answered('b', { responseId: null }),
      answered('b', { usage: tokens(10, 2) }),
      answered('b', { startUnixNano: 2_100_000_000n, endUnixNano: 3_000_000_000n }),
    ]) {
      expect(rollUpTrace([createSpanRecord('agent'), answered('a'), other]).costUsd).toBe(4);
    }
  });

  it('stays linear when every call has the same answer id', () => {
    const spans = Array.from({ length: 50_000 }, (_, index) =>
      answered(`s${String(index)}`, {
        startUnixNano: BigInt(index) * 10n ** 9n,
        endUnixNano: BigInt(index) * 10n ** 9n,
      }),
    );
    const start = performance.now();
    expect(rollUpTrace(spans).usage.inputTokens).toBe(500_000);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('rollUpTrace: session, user, services', () => {
  it('takes the root’s session, else that of most spans, else the earliest', () => {
    const spans = ['s1', 's2', 's2'].map((sessionId, index) =>
      createSpanRecord(`c${String(index)}`, { parent: 'root', sessionId, startUnixNano: BigInt(index) }),
    );
    expect(rollUpTrace([createSpanRecord('root', { sessionId: 's9' }), ...spans]).sessionId).toBe('s9');
    expect(rollUpTrace([createSpanRecord('root'), ...spans]).sessionId).toBe('s2');
    expect(rollUpTrace([createSpanRecord('root'), ...spans.slice(0, 2)]).sessionId).toBe('s1');
  });

  it('lists services by first appearance in time', () => {
    const spans = [
      createSpanRecord('b', { parent: 'a', serviceName: 'worker', startUnixNano: 20n }),
      createSpanRecord('a', { serviceName: 'web', startUnixNano: 10n }),
      createSpanRecord('c', { parent: 'b', serviceName: 'web', startUnixNano: 30n }),
    ];
    expect(rollUpTrace(spans).serviceNames).toEqual(['web', 'worker']);
  });
});

describe('rollUpTrace: hostile shapes', () => {
  it('cuts circles and self-parents', () => {
    const spans = [
      createSpanRecord('a', { parent: 'c', startUnixNano: 3n, usage: tokens(1, 0) }),
      createSpanRecord('b', { parent: 'a', startUnixNano: 1n }),
      createSpanRecord('c', { parent: 'b', startUnixNano: 2n }),
      createSpanRecord('self', { parent: 'self', startUnixNano: 4n, usage: tokens(2, 0) }),
    ];
    expect(rollUpTrace(spans)).toMatchObject({ name: 'b', state: 'IN_PROGRESS', usage: tokens(3, 0) });
  });

  it('takes a chain of 100,000 spans, in any order, in linear time', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) =>
      createSpanRecord(`s${String(index)}`, {
        ...(index === 0 ? {} : { parent: `s${String(index - 1)}` }),
        usage: tokens(10, 1),
        startUnixNano: BigInt(index),
      }),
    );
    const start = performance.now();
    expect(rollUpTrace(chain.toReversed())).toMatchObject({ name: 's0', usage: tokens(10, 1) });
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
