import { describe, expect, it } from 'vitest';

import { createSeededRandom } from './seeded-random.ts';
import { createTraceStage, type TraceStage } from './trace-stage.ts';

const START = 1_700_000_000_000_000_000n;
const MS = 1_000_000n;

function openStage(): TraceStage {
  const source = { service: 'a', scope: 's' };
  return createTraceStage({ traceId: 'f'.repeat(32), random: createSeededRandom(1), source, startUnixNano: START });
}

describe('createTraceStage', () => {
  it('nests spans as the functions do, and lets time pass inside', () => {
    const stage = openStage();
    stage.span({ name: 'outer', takesMs: 5 }, (outer) => {
      stage.span({ name: 'inner', takesMs: 10 });
      expect(outer.elapsedMs()).toBeGreaterThanOrEqual(10);
    });
    const [inner, outer] = stage.finish().spans;
    expect(inner).toMatchObject({ name: 'inner', parentSpanId: outer?.spanId, startUnixNano: START });
    expect(outer).toMatchObject({ name: 'outer', parentSpanId: undefined, startUnixNano: START });
    expect((outer?.endUnixNano ?? 0n) - (inner?.endUnixNano ?? 0n)).toBeGreaterThanOrEqual(5n * MS);
  });

  it('begins branches together and goes on when the longest is done', () => {
    const stage = openStage();
    stage.parallel([5, 50, 1].map((takesMs) => () => stage.span({ name: String(takesMs), takesMs })));
    stage.span({ name: 'after' });
    const spans = new Map(stage.finish().spans.map((span) => [span.name, span]));
    for (const name of ['5', '50', '1']) expect(spans.get(name)?.startUnixNano).toBe(START);
    expect(spans.get('after')?.startUnixNano).toBe(spans.get('50')?.endUnixNano);
  });

  it('keeps an open span to itself, but not what ended inside it', () => {
    const stage = openStage();
    stage.span({ name: 'open', isOpen: true }, () => stage.span({ name: 'done' }));
    const { spans } = stage.finish();
    expect(spans.map(({ name }) => name)).toEqual(['done']);
    expect(spans[0]?.parentSpanId).toMatch(/^[0-9a-f]{16}$/);
  });

  it('marks a failure with an exception at its end', () => {
    const stage = openStage();
    stage.span({ name: 'x', takesMs: 3, failure: { type: 'TimeoutError', message: 'too slow' } });
    const [span] = stage.finish().spans;
    expect(span).toMatchObject({
      failure: 'too slow',
      events: [{ name: 'exception', timeUnixNano: span?.endUnixNano }],
    });
  });

  it('changes the source only within', () => {
    const stage = openStage();
    stage.within({ service: 'b', scope: 't' }, () => stage.span({ name: 'there' }));
    stage.span({ name: 'here' });
    expect(stage.finish().spans.map(({ source }) => source.service)).toEqual(['b', 'a']);
  });
});
