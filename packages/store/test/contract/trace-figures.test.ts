import type { ExperimentId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const EXPERIMENT = '0' as ExperimentId;
const MINUTE = 60n * SECOND;
const MILLISECOND = 1_000_000n;
const TRACE_COUNT = 40;

/** Trace `n` starts in minute `n % 4` and takes `n` seconds; every tenth fails, the last is still running. */
function buildTrace(n: number) {
  const name = `trace ${n}`;
  const startUnixNano = START - (START % (10n * MINUTE)) + BigInt(n % 4) * MINUTE;
  const root = buildSpan(name, {
    type: 'AGENT',
    startUnixNano,
    endUnixNano: n === TRACE_COUNT - 1 ? null : startUnixNano + BigInt(n) * SECOND,
    status: n % 10 === 0 ? 'ERROR' : 'OK',
  });
  const call = buildSpan(`${name} call`, {
    parentSpanId: spanIdOf(name),
    type: 'CHAT_MODEL',
    model: n % 2 === 0 ? 'even' : 'odd',
    startUnixNano,
    endUnixNano: startUnixNano,
    usage: { inputTokens: 2, outputTokens: 1, totalTokens: 3 },
    costUsd: n % 2 === 0 ? 0.25 : null,
  });
  const tool = buildSpan(`${name} tool`, {
    parentSpanId: spanIdOf(name),
    type: 'TOOL',
    name: 'ai.toolCall',
    toolName: 'search',
    startUnixNano,
    endUnixNano: startUnixNano + BigInt(n) * SECOND,
    status: n === 7 ? 'ERROR' : 'OK',
  });
  return buildTraceWrite(name, [root, call, tool]);
}

describe.each(ENGINES)('$name: figures of traces', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
    await store.ingest.write(buildWrite(...Array.from({ length: TRACE_COUNT }, (_, n) => buildTrace(n))));
  });
  afterEach(() => instance.dispose());

  it('should add up all and each stretch of time', async () => {
    const series = await store.traceFigures.readSeries({ experimentId: EXPERIMENT }, 4);
    expect(series).toMatchObject({
      bucketNano: MINUTE,
      sampleSize: null,
      total: {
        traceCount: 40,
        errorCount: 4,
        inProgressCount: 1,
        totalTokens: 120,
        costUsd: 5,
        // Of 0 to 38 seconds, the 20th, the 38th and the 39th.
        p50Ms: 19_000,
        p95Ms: 37_000,
        p99Ms: 38_000,
      },
    });
    expect(series.buckets).toHaveLength(4);
    expect(series.toUnixNano - series.fromUnixNano).toBe(4n * MINUTE);
    // 0, 4, 8 … 36: the 5th, and the last.
    expect(series.buckets[0]).toEqual({
      startUnixNano: series.fromUnixNano,
      traceCount: 10,
      errorCount: 2,
      inProgressCount: 0,
      totalTokens: 30,
      costUsd: 2.5,
      p50Ms: 16_000,
      p95Ms: 36_000,
      p99Ms: 36_000,
    });
    expect(series.buckets[3]).toMatchObject({ traceCount: 10, inProgressCount: 1, costUsd: null, p50Ms: 19_000 });
  });

  it('should look at nothing but what a filter finds', async () => {
    const filter = { experimentId: EXPERIMENT, expression: requireTraceFilter("status = 'ERROR'") };
    const series = await store.traceFigures.readSeries(filter, 4);
    expect(series.total).toMatchObject({ traceCount: 4, errorCount: 4, p50Ms: 10_000 });
    const calls = await store.traceFigures.readCalls(filter, 4);
    expect(calls.models).toMatchObject([{ model: 'even', callCount: 4, inputTokens: 8, costUsd: 1 }]);
  });

  it('should say nothing of nothing', async () => {
    const filter = { experimentId: EXPERIMENT, expression: requireTraceFilter("name = 'nobody'") };
    const series = await store.traceFigures.readSeries(filter, 4);
    expect(series).toMatchObject({ buckets: [], total: { traceCount: 0, costUsd: null, p50Ms: null } });
    expect(await store.traceFigures.readCalls(filter, 4)).toMatchObject({ models: [], tools: [], sampleSize: null });
  });

  it('should count the calls of models and tools, with examples', async () => {
    const { models, tools, sampleSize } = await store.traceFigures.readCalls({ experimentId: EXPERIMENT }, 4);
    expect(sampleSize).toBeNull();
    expect(models).toMatchObject([
      { model: 'even', callCount: 20, inputTokens: 40, outputTokens: 20, costUsd: 5 },
      { model: 'odd', callCount: 20, inputTokens: 40, costUsd: null },
    ]);
    expect(models[0]?.buckets.map(({ callCount, costUsd }) => [callCount, costUsd])).toEqual([
      [10, 2.5],
      [10, 2.5],
    ]);
    expect(tools).toMatchObject([
      {
        name: 'search',
        callCount: 40,
        errorCount: 1,
        p50Ms: 19_000,
        maxMs: 39_000,
        slowest: { traceId: traceIdOf('trace 39'), spanId: spanIdOf('trace 39 tool') },
        lastFailed: { traceId: traceIdOf('trace 7') },
      },
    ]);
  });

  it('should sort no more latencies than it has time for, from all of the time', { timeout: 60_000 }, async () => {
    const COUNT = 44_000;
    const OTHERS = 1000;
    const first = START - (START % (10n * MINUTE));
    // A thousandth of a second for every trace before it in its minute; one in two is of another program.
    const buildQuick = (n: number) => {
      const startUnixNano = first + BigInt(n % 4) * MINUTE;
      const endUnixNano = startUnixNano + BigInt(Math.floor(n / 4)) * MILLISECOND;
      return buildTraceWrite(`quick ${n}`, [buildSpan(`quick ${n}`, { startUnixNano, endUnixNano, costUsd: 0.5 })]);
    };
    for (let from = 0; from < COUNT; from += OTHERS) {
      await store.ingest.write(buildWrite(...Array.from({ length: OTHERS }, (_, index) => buildQuick(from + index))));
    }
    const filter = { experimentId: EXPERIMENT, expression: requireTraceFilter("name LIKE 'quick%'") };
    const series = await store.traceFigures.readSeries(filter, 4);
    expect(series).toMatchObject({ sampleSize: null, total: { traceCount: COUNT, costUsd: COUNT / 2 } });
    expect(series.latencySampleSize).toBeGreaterThan(39_000);
    expect(series.latencySampleSize).toBeLessThan(41_000);
    const slowestMs = COUNT / 4;
    for (const figures of [series.total, ...series.buckets]) {
      expect((figures.p50Ms ?? 0) / slowestMs).toBeCloseTo(0.5, 2);
      expect((figures.p95Ms ?? 0) / slowestMs).toBeCloseTo(0.95, 2);
    }
    expect(series.buckets.map(({ traceCount }) => traceCount)).toEqual([11_000, 11_000, 11_000, 11_000]);
    const some = await store.traceFigures.readSeries({ experimentId: EXPERIMENT, states: ['ERROR'] }, 4);
    expect(some.latencySampleSize, 'few are all looked at').toBeNull();
  });

  it('should not let a clock that stands at 1970 fill the picture', async () => {
    await store.ingest.write(
      buildWrite(buildTraceWrite('stray', [buildSpan('stray', { startUnixNano: SECOND, endUnixNano: 2n * SECOND })])),
    );
    const series = await store.traceFigures.readSeries({ experimentId: EXPERIMENT }, 4);
    expect(series).toMatchObject({ bucketNano: MINUTE, olderCount: 1, total: { traceCount: TRACE_COUNT + 1 } });
    expect(series.buckets).toHaveLength(4);
    const { models } = await store.traceFigures.readCalls({ experimentId: EXPERIMENT }, 4);
    expect(models[0]?.buckets.map(({ startUnixNano }) => startUnixNano)).toEqual(
      [series.buckets[0], series.buckets[2]].map((bucket) => bucket?.startUnixNano),
    );
    const asked = { experimentId: EXPERIMENT, fromUnixNano: 0n };
    expect(await store.traceFigures.readSeries(asked, 4), 'who asks for it gets it').toMatchObject({ olderCount: 0 });
  });
});
