import type { ExperimentId } from '@gander/core/ids';
import { findFacetField } from '@gander/core/query/traces/facet-field';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { requireTraceOrder } from '@gander/core/query/traces/require-trace-order';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import type { FacetRequest } from '../../src/trace-facet-store.ts';
import type { TraceFilter } from '../../src/trace-store.ts';
import { buildSpeakingWrite, type SpeakingSpan } from './build-payload.ts';
import { buildSpan, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const EXPERIMENT = '0' as ExperimentId;
const DEFAULT: TraceFilter = { experimentId: EXPERIMENT };
const HOUR = 3600n * SECOND;

describe.each(ENGINES)('$name: facets of traces', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
    await add('checkout', {
      atNano: 0n,
      model: 'gpt-5',
      service: 'shop',
      userId: 'ada',
      status: 'ERROR',
      note: 'gift card',
    });
    await add('refund', { atNano: HOUR, model: 'gpt-5', service: 'shop', userId: 'bob', costUsd: 0.5, note: 'gift' });
    await add('chat', { atNano: 2n * HOUR, model: 'sonnet', service: 'bot', userId: 'ada', costUsd: 2, note: 'hello' });
    await add('idle', { atNano: 30n * HOUR, model: null, service: null, userId: null, isOpen: true });
    await store.ingest.write(
      buildWrite({
        ...buildSpeakingWrite('elsewhere', [{ span: buildSpan('x', { model: 'other' }) }]),
        experimentId: (await store.experiments.createExperiment({ name: 'e2' })).experimentId,
      }),
    );
    await store.traceInfos.writeTraceTag(traceIdOf('checkout'), { key: 'team', value: 'a' });
    await store.traceInfos.writeTraceTag(traceIdOf('refund'), { key: 'team', value: 'b' });
    await store.traceInfos.writeTraceTag(traceIdOf('refund'), { key: 'my key', value: 'x' });
    await rate('checkout', 'helpful', 'no');
    await rate('refund', 'helpful', 'yes');
    await rate('refund', 'score', 4);
  });
  afterEach(() => instance.dispose());

  interface Fields {
    readonly atNano: bigint;
    readonly model: string | null;
    readonly service: string | null;
    readonly userId: string | null;
    readonly status?: 'OK' | 'ERROR';
    readonly costUsd?: number;
    readonly isOpen?: boolean;
    readonly note?: string;
  }

  async function add(trace: string, fields: Fields): Promise<void> {
    const startUnixNano = START + fields.atNano;
    const { model, service: serviceName, userId, costUsd = null, note = '' } = fields;
    const root = buildSpan(trace, {
      type: 'AGENT',
      startUnixNano,
      endUnixNano: fields.isOpen === true ? null : startUnixNano + SECOND,
      status: fields.status ?? 'OK',
      serviceName,
      userId,
    });
    const call = buildSpan(`${trace} call`, {
      parentSpanId: spanIdOf(trace),
      type: 'LLM',
      startUnixNano,
      model,
      serviceName,
      costUsd,
      usage: costUsd === null ? {} : { totalTokens: costUsd * 10 },
    });
    const spans: SpeakingSpan[] = [{ span: root, attributes: { note, 'app.tier': 'gold' } }, { span: call }];
    const error =
      fields.status === 'ERROR'
        ? [{ kind: 'field', key: 'error', value: 'card declined', isFromRoot: true } as const]
        : [];
    await store.ingest.write(buildWrite({ ...buildSpeakingWrite(trace, spans), labels: error }));
  }

  function rate(trace: string, name: string, value: string | number) {
    return store.assessments.createAssessment({
      assessmentId: `a-${trace}-${name}`,
      traceId: traceIdOf(trace),
      spanId: null,
      name,
      content: { kind: 'feedback', valueJson: JSON.stringify(value), error: null },
      source: { type: 'HUMAN', id: 'ada' },
      rationale: null,
      metadata: [],
      overrides: null,
      creationTimeMs: 1000n,
      lastUpdateTimeMs: 1000n,
    });
  }

  const matching = (filter: string): TraceFilter => ({ ...DEFAULT, expression: requireTraceFilter(filter) });

  async function facet(key: string, filter: TraceFilter = DEFAULT, request: Partial<FacetRequest> = {}) {
    const field = findFacetField(key);
    if (field === undefined) throw new Error(`There is no facet ${key}`);
    const [read] = await store.traceFacets.readFacets(filter, [{ field, limit: 10, ...request }]);
    if (read === undefined) throw new Error('A facet was not read');
    return read;
  }

  async function values(key: string, filter: TraceFilter = DEFAULT): Promise<Readonly<Record<string, number>>> {
    const { values: found, sampleSize } = await facet(key, filter);
    expect(sampleSize, 'few traces are all counted').toBeNull();
    return Object.fromEntries(found.map(({ value, count }) => [value, count]));
  }

  it.each([
    ['status', { OK: 2, ERROR: 1, IN_PROGRESS: 1 }],
    ['name', { chat: 1, checkout: 1, idle: 1, refund: 1 }],
    ['model', { 'gpt-5': 2, sonnet: 1 }],
    ['type', { AGENT: 4, LLM: 4 }],
    ['service', { shop: 2, bot: 1 }],
    ['span.service', { shop: 2, bot: 1 }],
    [
      'span.name',
      {
        chat: 1,
        'chat call': 1,
        checkout: 1,
        'checkout call': 1,
        idle: 1,
        'idle call': 1,
        refund: 1,
        'refund call': 1,
      },
    ],
    ['user', { ada: 2, bob: 1 }],
    ['metadata.`mlflow.trace.user`', { ada: 2, bob: 1 }],
    ['environment', {}],
    ['error', { 'card declined': 1 }],
    ['tags', { team: 2, 'my key': 1 }],
    ['tags.team', { a: 1, b: 1 }],
    ['tags.`my key`', { x: 1 }],
    ['feedback', { helpful: 2, score: 1 }],
    ['feedback.helpful', { yes: 1, no: 1 }],
    ['expectation', {}],
    ['span.attributes.`app.tier`', { gold: 4 }],
    ['span.attributes.note', { gift: 1, 'gift card': 1, hello: 1, '': 1 }],
    ['cost_usd', {}],
  ])('should count %s', async (key, expected) => {
    expect(await values(key)).toEqual(expected);
  });

  it('should count only what matches', async () => {
    expect(await values('model', matching("user = 'ada'"))).toEqual({ 'gpt-5': 1, sonnet: 1 });
    expect(await values('user', matching("model = 'gpt-5'"))).toEqual({ ada: 1, bob: 1 });
    expect(await values('user', matching("NOT model IN ('gpt-5')"))).toEqual({ ada: 1 });
    expect(await values('tags', matching("status = 'ERROR'"))).toEqual({ team: 1 });
    expect(await values('feedback.helpful', matching('cost_usd > 0.1'))).toEqual({ yes: 1 });
    expect(await values('model', { ...DEFAULT, fromUnixNano: START + HOUR, toUnixNano: START + 2n * HOUR })).toEqual({
      'gpt-5': 1,
    });
    // What only the payload decides.
    expect(await values('model', matching('text:gift'))).toEqual({ 'gpt-5': 2 });
    expect(await values('user', matching("text:gift AND status = 'OK'"))).toEqual({ bob: 1 });
    expect(await values('status', matching('text:nobody'))).toEqual({});
  });

  it('should list the most frequent values, or those that are looked for', async () => {
    expect(await facet('model', DEFAULT, { limit: 1 })).toEqual({
      values: [{ value: 'gpt-5', count: 2 }],
      isCut: true,
      sampleSize: null,
    });
    expect((await facet('name', DEFAULT, { contains: 'CH' })).values.map(({ value }) => value)).toEqual([
      'chat',
      'checkout',
    ]);
    expect((await facet('name', DEFAULT, { contains: 'e' })).values.map(({ value }) => value)).toEqual([
      'checkout',
      'idle',
      'refund',
    ]);
    expect((await facet('model', DEFAULT, { contains: 'ON' })).values).toEqual([{ value: 'sonnet', count: 1 }]);
    expect((await facet('user', DEFAULT, { contains: '%' })).values).toEqual([]);
  });

  it('should know the attributes of spans', async () => {
    expect(await store.traceFacets.listSpanAttributes(DEFAULT)).toEqual(['note', 'app.tier']);
  });

  it('should count traces over time, in buckets of a round length', async () => {
    const histogram = await store.traceFacets.readHistogram(DEFAULT, 31);
    expect(histogram).toMatchObject({ bucketNano: HOUR, sampleSize: null });
    expect(histogram.fromUnixNano % HOUR).toBe(0n);
    expect(histogram.toUnixNano % HOUR).toBe(0n);
    expect(histogram.buckets.map(({ ok, error, inProgress }) => [ok, error, inProgress])).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    for (const { startUnixNano } of histogram.buckets) {
      expect(startUnixNano).toBeGreaterThanOrEqual(histogram.fromUnixNano);
      expect(startUnixNano).toBeLessThan(histogram.toUnixNano);
    }
    const few = await store.traceFacets.readHistogram(matching("user = 'ada'"), 2);
    expect(few.bucketNano).toBe(2n * HOUR);
    expect(few.buckets.reduce((sum, { ok, error, inProgress }) => sum + ok + error + inProgress, 0)).toBe(2);
    const asked = { ...DEFAULT, fromUnixNano: START, toUnixNano: START + 10n * HOUR };
    expect((await store.traceFacets.readHistogram(asked, 10)).buckets).toHaveLength(3);
    expect((await store.traceFacets.readHistogram(matching('text:nobody'), 10)).buckets).toEqual([]);
  });

  it('should begin the picture with most traces, and count those that are far older', async () => {
    const idle = { model: null, service: null, userId: null };
    for (let n = 0; n < 20; n += 1) await add(`many ${n}`, { ...idle, atNano: BigInt(n) * HOUR });
    const before = await store.traceFacets.readHistogram(DEFAULT, 31);
    expect(before).toMatchObject({ bucketNano: HOUR, older: null });
    // A wrong clock, and somebody who tried it out a year ago.
    await add('stray', { ...idle, atNano: -START + SECOND, status: 'ERROR' });
    await add('early', { ...idle, atNano: -365n * 24n * HOUR });
    const after = await store.traceFacets.readHistogram(DEFAULT, 31);
    expect(after).toEqual({ ...before, older: { ok: 1, error: 1, inProgress: 0 } });
    const until = await store.traceFacets.readHistogram({ ...DEFAULT, toUnixNano: START + 31n * HOUR }, 40);
    expect(until).toMatchObject({ bucketNano: HOUR, fromUnixNano: before.fromUnixNano, older: { ok: 1, error: 1 } });
    const all = await store.traceFacets.readHistogram({ ...DEFAULT, fromUnixNano: 0n }, 31);
    expect(all.older, 'who asks for it gets it').toBeNull();
    expect(all.buckets.at(0)).toMatchObject({ error: 1 });
  });

  it('should show all of a time that is filled, and of a few traces', async () => {
    const idle = { model: null, service: null, userId: null };
    const few = await store.traceFacets.readHistogram(matching("user = 'ada'"), 10);
    expect(few.older).toBeNull();
    for (let n = 0; n < 30; n += 1) await add(`spread ${n}`, { ...idle, atNano: BigInt(-n * 24) * HOUR });
    const spread = await store.traceFacets.readHistogram(DEFAULT, 31);
    expect(spread.older).toBeNull();
    expect(spread.fromUnixNano).toBeLessThanOrEqual(START - 29n * 24n * HOUR);
  });

  it('should tell how numbers are spread, by filters that find as many', async () => {
    const { readDistribution } = store.traceFacets;
    // The one that is still open has taken no time.
    expect(await readDistribution(DEFAULT, 'duration_ms')).toMatchObject({
      count: 4,
      p50: { value: 1000, count: 3 },
      bars: [
        { from: 0, to: 1000, count: 1 },
        { from: 1000, to: 1100, count: 3 },
      ],
      sampleSize: null,
    });
    for (const [number, key] of [
      ['total_tokens', 'tokens.total'],
      ['cost_usd', 'cost_usd'],
    ] as const) {
      const { count, p50, p99, bars } = await readDistribution(DEFAULT, number);
      expect(count).toBe(2);
      for (const mark of [p50, p99]) {
        const { total } = await store.traces.countTraces(matching(`${key} >= ${mark?.value}`));
        expect(mark?.count).toBe(total);
      }
      for (const { from, to, count: inBar } of bars) {
        const { total } = await store.traces.countTraces(matching(`${key} >= ${from} AND ${key} < ${to}`));
        expect(inBar).toBe(total);
      }
      expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(2);
    }
    expect((await readDistribution(matching("user = 'bob'"), 'cost_usd')).p99).toEqual({ value: 0.5, count: 1 });
    expect(await readDistribution(matching('text:nobody'), 'cost_usd')).toMatchObject({
      count: 0,
      p50: null,
      bars: [],
    });
  });

  it('should list what matches, in every order, each once', async () => {
    const list = async (filter: TraceFilter, order: readonly string[], limit = 10) => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.traces.listTraces(filter, { limit, cursor, order: requireTraceOrder(order) });
        names.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return names;
    };
    for (const limit of [1, 3, 10]) {
      expect(await list(DEFAULT, ['timestamp ASC'], limit)).toEqual(['checkout', 'refund', 'chat', 'idle']);
      expect(await list(DEFAULT, ['cost_usd DESC'], limit)).toEqual(['chat', 'refund', 'idle', 'checkout']);
      expect(await list(DEFAULT, ['tokens.total ASC'], limit)).toEqual(['refund', 'chat', 'idle', 'checkout']);
      expect(await list(matching("model = 'gpt-5'"), ['name DESC'], limit)).toEqual(['refund', 'checkout']);
      expect(await list(matching('text:gift'), [], limit)).toEqual(['refund', 'checkout']);
    }
    expect(await list({ ...matching('text:gift'), userId: 'bob' }, [])).toEqual(['refund']);
    expect(await list({ ...matching("model = 'gpt-5'"), states: ['ERROR'], text: 'check' }, [])).toEqual(['checkout']);
  });

  it.each([
    ["model != 'gpt-5'", ['chat']],
    ["NOT model = 'gpt-5'", ['idle', 'chat']],
    ["model NOT IN ('sonnet')", ['refund', 'checkout']],
    ['model IS NULL', ['idle']],
    ['model IS NOT NULL', ['chat', 'refund', 'checkout']],
    ["model LIKE 'gpt%'", ['refund', 'checkout']],
    ["type = 'AGENT' AND type = 'LLM'", ['idle', 'chat', 'refund', 'checkout']],
    ["span.type = 'AGENT' AND span.model = 'gpt-5'", []],
    ["type = 'AGENT' AND model = 'gpt-5'", ['refund', 'checkout']],
    ["model = 'gpt-5\nsonnet'", []],
    ["service = 'bot'", ['chat']],
    ["user = 'ada' AND NOT status = 'ERROR'", ['chat']],
    ["error LIKE 'card%'", ['checkout']],
    ['error IS NULL', ['idle', 'chat', 'refund']],
    ['cost_usd >= 0.5', ['chat', 'refund']],
    ['cost_usd IS NULL', ['idle', 'checkout']],
    ['tokens.total > 5', ['chat']],
    ['tokens.total IN (5, 20)', ['chat', 'refund']],
    ['span_count = 2', ['idle', 'chat', 'refund', 'checkout']],
    ['error_count > 0', ['checkout']],
    ['feedback IS NOT NULL', ['refund', 'checkout']],
    ['feedback IS NULL', ['idle', 'chat']],
    ['score.score >= 4', ['refund']],
    ['score.helpful = 0', ['checkout']],
    ["environment = 'production'", []],
    ['execution_time_ms = 1000', ['chat', 'refund', 'checkout']],
    ['duration_ms = 1000', ['chat', 'refund', 'checkout']],
  ])('should find by %s', async (filter, expected) => {
    const { items } = await store.traces.listTraces(matching(filter), { limit: 10 });
    expect(items.map(({ name }) => name)).toEqual(expected);
    expect(await store.traces.countTraces(matching(filter))).toMatchObject({
      total: expected.length,
      isComplete: true,
    });
  });

  it('should show in the list what facets count', async () => {
    const { items } = await store.traces.listTraces(DEFAULT, { limit: 10 });
    expect(items).toMatchObject([
      { name: 'idle', models: [], rootType: 'AGENT', errorMessage: null, feedback: [], tags: {} },
      { name: 'chat', models: ['sonnet'] },
      {
        name: 'refund',
        tags: { team: 'b', 'my key': 'x' },
        feedback: [
          { name: 'helpful', count: 1, mean: 1, values: [{ value: 'yes', count: 1 }] },
          { name: 'score', count: 1, mean: 4 },
        ],
      },
      { name: 'checkout', errorMessage: 'card declined', models: ['gpt-5'] },
    ]);
  });

  it('should change tags of many traces at once, and of no other experiment', async () => {
    const traceIds = ['checkout', 'chat', 'elsewhere', 'nobody'].map(traceIdOf);
    const set = [{ key: 'reviewed', value: 'yes' }];
    const changed = await store.traceInfos.changeTraceTags({
      experimentId: EXPERIMENT,
      traceIds,
      set,
      remove: ['team'],
    });
    expect(changed.map(({ traceId }) => traceId).toSorted()).toEqual(
      [traceIdOf('chat'), traceIdOf('checkout')].toSorted(),
    );
    expect(await values('tags')).toEqual({ reviewed: 2, team: 1, 'my key': 1 });
    expect((await store.traces.findTrace(traceIdOf('elsewhere')))?.tags).toEqual({});
  });
});
