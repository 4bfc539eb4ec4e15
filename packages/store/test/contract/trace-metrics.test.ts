import { DEFAULT_EXPERIMENT_ID, type ExperimentId } from '@gander/core/ids';
import type { MetricAggregation, TraceMetricsQuery } from '@gander/core/trace-metrics/trace-metrics-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const START_MS = START / 1_000_000n;
const MS = 1_000_000n;
const COUNT = { type: 'COUNT' } as const;
const AVG = { type: 'AVG' } as const;
const SUM = { type: 'SUM' } as const;

const QUERY: TraceMetricsQuery = {
  experimentIds: [DEFAULT_EXPERIMENT_ID],
  metric: { view: 'TRACES', name: 'trace_count' },
  aggregations: [COUNT],
  dimensions: [],
  filters: [],
  fromMs: null,
  toMs: null,
  bucketMs: null,
  limit: 1000,
};

/** Latency in ms, input tokens and whether it failed: traces `t0` … a second apart. */
const TRACES = [
  { name: 'chat', latencyMs: 100n, inputTokens: 10, isError: false },
  { name: 'chat', latencyMs: 200n, inputTokens: 20, isError: true },
  { name: 'search', latencyMs: 400n, inputTokens: undefined, isError: false },
  { name: 'chat', latencyMs: 701n, inputTokens: 70, isError: false },
] as const;

describe.each(ENGINES)('$name: trace metrics', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
    for (const [at, { name, latencyMs, inputTokens, isError }] of TRACES.entries()) {
      const startUnixNano = START + BigInt(at) * SECOND;
      const root = buildSpan(`root ${at}`, {
        name,
        startUnixNano,
        endUnixNano: startUnixNano + latencyMs * MS + 999_999n,
        status: isError ? 'ERROR' : 'OK',
        sessionId: at < 2 ? 's1' : null,
        ...(inputTokens === undefined
          ? {}
          : { usage: { inputTokens }, type: 'LLM', model: `m${at % 2}`, provider: 'openai', costUsd: at + 0.5 }),
      });
      await store.ingest.write(buildWrite(buildTraceWrite(`t${at}`, [root])));
    }
  });
  afterEach(() => instance.dispose());

  const read = async (query: Partial<TraceMetricsQuery>) =>
    (await store.traceMetrics.readTraceMetrics({ ...QUERY, ...query })).map(({ bucketMs, dimensions, values }) => [
      ...(bucketMs === null ? [] : [bucketMs - START_MS]),
      ...dimensions,
      ...values,
    ]);
  const percentile = (value: number): MetricAggregation => ({ type: 'PERCENTILE', percentile: value });

  it('should count, by nothing, one and two dimensions', async () => {
    expect(await read({})).toEqual([[4]]);
    expect(await read({ dimensions: ['trace_name'] })).toEqual([
      ['chat', 3],
      ['search', 1],
    ]);
    expect(await read({ dimensions: ['trace_status', 'trace_name'] })).toEqual([
      ['ERROR', 'chat', 1],
      ['OK', 'chat', 2],
      ['OK', 'search', 1],
    ]);
    expect(await read({ dimensions: ['trace_name'], limit: 1 })).toEqual([['chat', 3]]);
  });

  it('should measure latency in whole milliseconds', async () => {
    const metric = { view: 'TRACES', name: 'latency' } as const;
    expect(await read({ metric, aggregations: [AVG, percentile(0), percentile(50), percentile(100)] })).toEqual([
      [350.25, 100, 300, 701],
    ]);
    const [[p90] = []] = await read({ metric, aggregations: [percentile(90)] });
    expect(p90).toBeCloseTo(400 + 301 * 0.7, 9);
    expect(await read({ metric, aggregations: [percentile(50)], dimensions: ['trace_name'] })).toEqual([
      ['chat', 200],
      ['search', 400],
    ]);
  });

  it('should leave out what has no value', async () => {
    const metric = { view: 'TRACES', name: 'input_tokens' } as const;
    expect(await read({ metric, aggregations: [SUM, AVG], dimensions: ['trace_name'] })).toEqual([
      ['chat', 100, 100 / 3],
    ]);
    expect(await read({ metric: { view: 'TRACES', name: 'cache_read_input_tokens' }, aggregations: [SUM] })).toEqual(
      [],
    );
    expect(await read({ metric, aggregations: [SUM], experimentIds: [] })).toEqual([]);
    expect(await read({ experimentIds: ['999' as ExperimentId] })).toEqual([[0]]);
  });

  it('should take traces of a time only, both ends included, in buckets', async () => {
    const fromMs = START_MS + 1000n;
    const toMs = START_MS + 3000n;
    expect(await read({ fromMs, toMs })).toEqual([[3]]);
    expect(await read({ fromMs, toMs: toMs - 1n })).toEqual([[2]]);
    expect(await read({ fromMs: START_MS, toMs, bucketMs: 2000n, dimensions: ['trace_name'] })).toEqual([
      [0n, 'chat', 2],
      [2000n, 'chat', 1],
      [2000n, 'search', 1],
    ]);
  });

  it('should filter by state, tag, metadata and session', async () => {
    await store.traceInfos.writeTraceTag(traceIdOf('t3'), { key: 'team', value: 'a' });
    const trace = { entity: 'trace' } as const;
    expect(await read({ filters: [{ ...trace, field: 'status', value: 'OK' }] })).toEqual([[3]]);
    expect(await read({ filters: [{ ...trace, field: 'tag', key: 'team', value: 'a' }] })).toEqual([[1]]);
    expect(await read({ filters: [{ ...trace, field: 'tag', key: 'team', value: 'b' }] })).toEqual([[0]]);
    const bySession = (value: string) =>
      read({ filters: [{ ...trace, field: 'metadata', key: 'mlflow.trace.session', value }] });
    expect(await bySession('s1')).toEqual([[2]]);
    expect(await bySession('"s1"')).toEqual([[2]]);
    expect(await bySession('s2')).toEqual([[0]]);
  });

  it('should count spans and list those that cost something, page by page', async () => {
    const metric = { view: 'SPANS', name: 'span_count' } as const;
    expect(await read({ metric, dimensions: ['span_model_name'] })).toEqual([
      ['m0', 1],
      ['m1', 2],
    ]);
    expect(await read({ metric, filters: [{ entity: 'span', field: 'type', value: 'CHAIN' }] })).toEqual([[1]]);
    expect(
      await read({ metric: { view: 'SPANS', name: 'latency' }, aggregations: [AVG], dimensions: ['span_status'] }),
    ).toEqual([
      ['ERROR', 200],
      ['OK', (100 + 400 + 701) / 3],
    ]);

    const query = { ...QUERY, metric: { view: 'SPANS', name: 'input_cost' }, dimensions: ['span_model_name'] } as const;
    const found = [];
    let cursor: string | undefined;
    do {
      const page = await store.traceMetrics.listCostedSpans(query, { limit: 2, cursor });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found.map(({ dimensions, costUsd, usage }) => [...dimensions, costUsd, usage.inputTokens])).toEqual([
      ['m0', 0.5, 10],
      ['m1', 1.5, 20],
      ['m1', 3.5, 70],
    ]);
  });

  it('should count and average what is said', async () => {
    const values = ['true', 'false', '"yes"', '2.5', '"good"', '[1.0]', 'null'];
    for (const [at, valueJson] of values.entries()) {
      await store.assessments.createAssessment({
        assessmentId: `a-${at}`,
        traceId: traceIdOf('t0'),
        spanId: null,
        name: at < 6 ? 'q' : 'other',
        content: { kind: 'feedback', valueJson, error: null },
        source: { type: 'CODE', id: null },
        rationale: null,
        metadata: [],
        overrides: null,
        creationTimeMs: 7500n,
        lastUpdateTimeMs: 0n,
      });
    }
    const counts = { view: 'ASSESSMENTS', name: 'assessment_count' } as const;
    expect(await read({ metric: counts, dimensions: ['assessment_value'] })).toEqual(
      values.toSorted().map((value) => [value, 1]),
    );
    const named = { entity: 'assessment', field: 'name', value: 'other' } as const;
    expect(await read({ metric: counts, filters: [named] })).toEqual([[1]]);
    expect(await read({ metric: counts, bucketMs: 1000n })).toEqual([[7000n - START_MS, 7]]);
    const averages = { view: 'ASSESSMENTS', name: 'assessment_value' } as const;
    expect(await read({ metric: averages, aggregations: [AVG], dimensions: ['assessment_name'] })).toEqual([
      ['q', (1 + 0 + 1 + 2.5) / 4],
    ]);
  });
});
