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

  it('does not let zeros below silence a number above, but reports zeros when there is nothing else', () => {
    const outer = createSpanRecord('outer', { usage: tokens(7, 1) });
    expect(rollUpTrace([outer, call('in', 'outer', tokens(0, 0))]).usage).toEqual(tokens(7, 1));
    expect(rollUpTrace([call('only', 'gone', tokens(0, 0))]).usage).toEqual(tokens(0, 0));
    expect(rollUpTrace([createSpanRecord('none')]).usage).toEqual({});
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
