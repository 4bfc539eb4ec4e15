import { DEFAULT_EXPERIMENT_ID, type ExperimentId, type RunId, type TraceId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { requireTraceOrder } from '@gander/core/query/traces/require-trace-order';
import type { TraceInfoWrite } from '@gander/core/trace-info';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { NewAssessment } from '../../src/assessment-store.ts';
import type { Store } from '../../src/store.ts';
import { buildOtlpWrite, type SayingSpan } from './build-otlp-write.ts';
import { buildSpan, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const MS = 1_000_000n;
const START_MS = START / MS;
const TRACES = ['a', 'b', 'c', 'd'] as const;

interface SearchOptions {
  readonly order?: readonly string[];
  readonly limit?: number;
  readonly cursor?: string;
  readonly experimentIds?: readonly ExperimentId[];
}

const pairs = (map: Readonly<Record<string, string>>) => Object.entries(map).map(([key, value]) => ({ key, value }));

function buildInfo(fields: Partial<TraceInfoWrite>): TraceInfoWrite {
  return {
    experimentId: DEFAULT_EXPERIMENT_ID,
    state: 'OK',
    startMs: START_MS,
    durationMs: 1000n,
    clientRequestId: null,
    inputPreview: null,
    outputPreview: null,
    tags: [],
    metadata: [],
    ...fields,
  };
}

/** `a` and `b` come with reports, `c` as spans alone, `d` as a report alone that is in progress. */
async function fill(store: Store): Promise<void> {
  await store.traceInfos.writeTraceInfo(
    traceIdOf('a'),
    buildInfo({
      startMs: START_MS + 1n,
      durationMs: 50n,
      clientRequestId: 'cr-1',
      tags: pairs({ team: 'red', 'mlflow.traceName': 'checkout' }),
      metadata: pairs({ 'mlflow.trace.session': 's1', 'mlflow.sourceRun': 'run-1', release: 'v2' }),
    }),
  );
  await store.traceInfos.writeTraceInfo(
    traceIdOf('b'),
    buildInfo({
      state: 'ERROR',
      startMs: START_MS + 2n,
      durationMs: 500n,
      tags: pairs({ team: 'blue', 'my key': 'v x' }),
    }),
  );
  await store.ingest.write(
    buildWrite(
      buildOtlpWrite('a', [
        say('root', { type: 'AGENT' }, { city: 'Zürich', count: 5 }),
        say(
          'search',
          { type: 'TOOL', status: 'ERROR', parentSpanId: spanIdOf('root') },
          { query: 'gift cards, 2 of them' },
        ),
      ]),
      buildOtlpWrite('b', [
        say('root', { type: 'CHAIN' }),
        say('llm', { type: 'LLM', model: 'gpt-5', parentSpanId: spanIdOf('root') }, { customer: '"acme"' }, [
          'needle found',
        ]),
      ]),
      buildOtlpWrite('c', [
        say(
          'lonely',
          { type: 'LLM', sessionId: 's1', startUnixNano: START + 3n * MS, endUnixNano: START + 3n * MS + SECOND },
          { note: 'a gift', card: 'yes' },
        ),
      ]),
    ),
  );
  await store.traceInfos.writeTraceInfo(
    traceIdOf('d'),
    buildInfo({ state: 'IN_PROGRESS', startMs: START_MS + 4n, durationMs: null }),
  );
}

function say(
  name: string,
  fields: Parameters<typeof buildSpan>[1],
  attributes: SayingSpan['attributes'] = {},
  events: readonly string[] = [],
): SayingSpan {
  const times = { startUnixNano: START + 10n * MS, endUnixNano: START + 30n * MS };
  return { span: buildSpan(name, { ...times, ...fields }), attributes, events };
}

describe.each(ENGINES)('$name: search for traces', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ nowMs: () => 1_800_000_000_000 });
    await fill(store);
  });
  afterEach(() => instance.dispose());

  async function search(filter: string, options: SearchOptions = {}) {
    const { items, nextCursor } = await store.traces.searchTraces({
      experimentIds: options.experimentIds ?? [DEFAULT_EXPERIMENT_ID],
      filter: requireTraceFilter(filter),
      order: requireTraceOrder(options.order ?? []),
      page: { limit: options.limit ?? 100, cursor: options.cursor },
    });
    return { names: items.map(toName).join(''), nextCursor };
  }
  async function find(filter: string): Promise<string> {
    let names = '';
    let cursor: string | undefined;
    do {
      const page = await search(filter, { order: ['timestamp'], ...(cursor === undefined ? {} : { cursor }) });
      names += page.names;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return names;
  }
  const rate = (id: string, fields: Partial<NewAssessment>) =>
    store.assessments.createAssessment({
      assessmentId: id,
      traceId: traceIdOf('a'),
      spanId: null,
      name: 'quality',
      content: { kind: 'feedback', valueJson: '"yes"', error: null },
      source: { type: 'HUMAN', id: 'ada' },
      rationale: null,
      metadata: [],
      overrides: null,
      creationTimeMs: 1000n,
      lastUpdateTimeMs: 1000n,
      ...fields,
    });

  it.each([
    ['', 'abcd'],
    ["status = 'ERROR'", 'b'],
    ["status != 'OK'", 'bd'],
    ["status IN ('OK', 'ERROR') AND NOT status = 'ERROR'", 'ac'],
    [`request_id = '${traceIdOf('c')}'`, 'c'],
    ["client_request_id = 'cr-1'", 'a'],
    ['client_request_id IS NULL', 'bcd'],
    ["NOT client_request_id = 'cr-1'", 'bcd'],
    ["name = 'checkout'", 'a'],
    ["name LIKE 'check%'", 'a'],
    ["name LIKE 'CHECK%'", ''],
    ["name ILIKE 'CHECK%'", 'a'],
    ["name RLIKE '^che+.k'", 'a'],
    [`timestamp_ms > ${START_MS + 2n}`, 'cd'],
    [`timestamp <= ${START_MS + 2n}`, 'ab'],
    [`timestamp_ms = ${START_MS + 3n}`, 'c'],
    ['execution_time_ms < 100', 'a'],
    ["execution_time > '100'", 'bc'],
    ['execution_time IS NULL', 'd'],
    ["execution_time != 'x'", 'abc'],
    ["tags.team = 'red'", 'a'],
    ["tags.team != 'red'", 'b'],
    ["NOT tags.team = 'red'", 'bcd'],
    ['tags.team IS NULL', 'cd'],
    ["tag.`my key` = 'v x'", 'b'],
    ["tags.team LIKE '%'", 'ab'],
    ["metadata.release = 'v2'", 'a'],
    ["metadata.`mlflow.trace.session` = 's1'", 'ac'],
    ["run_id = 'run-1'", 'a'],
    ["(status = 'OK' OR status = 'ERROR') AND tags.team IN ('red', 'green')", 'a'],
  ])('should answer %s', async (filter, expected) => {
    expect(await find(filter)).toBe(expected);
  });

  it.each([
    ["span.name = 'search'", 'a'],
    ["span.type = 'LLM'", 'bc'],
    ["span.model LIKE 'gpt%'", 'b'],
    ["NOT span.type = 'LLM'", 'ad'],
    ["span.name = 'root' AND span.status = 'ERROR'", ''],
    ["span(name = 'root') AND span(status = 'ERROR')", 'a'],
    ["span(type='TOOL' AND status='ERROR') UNDER span(type='AGENT')", 'a'],
    ["span(type='AGENT') UNDER span(type='TOOL')", ''],
    ['span() UNDER span()', 'ab'],
    ['span.execution_time_ms >= 1000', 'c'],
    ["span.attributes.city = 'Zürich'", 'a'],
    ['span.attributes.count > 4', 'a'],
    ["span.attributes.customer LIKE '%acme%'", 'b'],
    ["span.attributes.customer = 'acme'", 'b'],
    ['span.attributes.card IS NOT NULL', 'c'],
    ["span.content LIKE '%needle%'", 'b'],
    ["span.content LIKE '%NEEDLE%'", ''],
    ["trace.text ILIKE '%NEEDLE%'", 'b'],
    ["span.name = 'root' AND span.content LIKE '%needle%'", ''],
    ['text:gift', 'ac'],
    ['text:"gift cards"', 'a'],
    ['text:"GIFT  car*"', 'a'],
    ['text:zürich', 'a'],
    ['text:"gift card"', ''],
    ['text:ift', ''],
    ['NOT text:gift', 'bd'],
    ["text:gift AND tags.team = 'red'", 'a'],
    ['text:xylophonist', ''],
  ])('should answer %s, whether it is indexed or not', async (filter, expected) => {
    expect(await find(filter)).toBe(expected);
    await addCompanions(store);
    expect(await find(filter)).toBe(expected);
    await indexAll(store);
    expect(await find(filter)).toBe(expected);
  });

  it('should know what has changed since it was indexed', async () => {
    await addCompanions(store);
    await indexAll(store);
    await store.ingest.write(
      buildWrite(
        buildOtlpWrite('a', [
          say('search', { type: 'RETRIEVER', parentSpanId: spanIdOf('root') }, { query: 'new words' }),
        ]),
      ),
    );
    expect(await find("span.type = 'TOOL'")).toBe('');
    expect(await find("span.type = 'RETRIEVER'")).toBe('a');
    expect(await find('text:cards')).toBe('');
    expect(await find('text:"new words"')).toBe('a');
    await store.traceInfos.deleteTraces({ experimentId: DEFAULT_EXPERIMENT_ID, traceIds: [traceIdOf('c')] });
    expect(await find('text:gift')).toBe('');
    await indexAll(store);
    expect(await find('text:"new words"')).toBe('a');
    expect(await find("span.type = 'TOOL'")).toBe('');
  });

  it('should find runs and prompts that were linked later', async () => {
    await store.traceInfos.linkTracesToRun('run-2' as RunId, [traceIdOf('c')]);
    await store.traceInfos.linkPrompts(traceIdOf('b'), [{ name: 'greet', version: '2' }]);
    expect(await find("run_id = 'run-2'")).toBe('c');
    expect(await find('run_id IS NULL')).toBe('bd');
    expect(await find("prompt = 'greet/2'")).toBe('b');
    expect(await find("prompt = 'greet/1'")).toBe('');
  });

  it('should find what was said about traces, as long as it is valid', async () => {
    await rate('1', {});
    await rate('2', { traceId: traceIdOf('b'), content: { kind: 'expectation', valueJson: '0.5' }, name: 'score' });
    await rate('3', { traceId: traceIdOf('d'), content: { kind: 'issue', issueName: 'Slow' }, name: 'iss-1' });
    expect(await find("feedback.quality = 'yes'")).toBe('a');
    expect(await find("feedback.quality != 'yes'")).toBe('');
    expect(await find('feedback.quality IS NULL')).toBe('bcd');
    expect(await find("expectation.score = '0.5'")).toBe('b');
    expect(await find("issue.id = 'iss-1'")).toBe('d');
    await rate('4', { overrides: '1', content: { kind: 'feedback', valueJson: '"no"', error: null } });
    expect(await find("feedback.quality = 'yes'")).toBe('');
    expect(await find("feedback.quality = 'no'")).toBe('a');
  });

  it('should count what was said about a session for all of its traces', async () => {
    await rate('1', { metadata: [{ key: 'mlflow.trace.session', value: 's1' }] });
    expect(await find("feedback.quality = 'yes'")).toBe('ac');
  });

  it.each([
    [[], 'dcba'],
    [['timestamp_ms ASC'], 'abcd'],
    [['execution_time DESC'], 'cbad'],
    [['execution_time ASC'], 'abcd'],
    [['tag.team', 'timestamp'], 'bacd'],
    [['tag.team DESC', 'timestamp'], 'abcd'],
    [['name DESC', 'timestamp'], 'bcad'],
    [['metadata.release', 'timestamp DESC'], 'adcb'],
    [['status', 'timestamp'], 'bdac'],
  ])('should put them in the order %s', async (order, expected) => {
    expect((await search("status != 'x'", { order })).names).toHaveLength(TRACES.length);
    if (order[0]?.startsWith('name') !== true && order[0] !== 'status') {
      expect((await search('', { order })).names).toBe(expected);
    }
  });

  it.each([[''], ["status != 'x'"], ['text:gift OR NOT text:gift'], ["tags.team IS NULL OR span.name = 'root'"]])(
    'should hand out every trace once, page by page: %s',
    async (filter) => {
      for (const order of [[], ['execution_time DESC'], ['tag.team ASC', 'name']]) {
        const whole = (await search(filter, { order })).names;
        let names = '';
        let cursor: string | undefined;
        do {
          const page = await search(filter, { order, limit: 1, ...(cursor === undefined ? {} : { cursor }) });
          expect(page.names.length).toBeLessThanOrEqual(1);
          names += page.names;
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(names).toBe(whole);
        expect(whole).toHaveLength(TRACES.length);
      }
    },
  );

  it('should search in the experiments that are named, and refuse a token that is none', async () => {
    const other = await store.experiments.createExperiment({ name: 'other' });
    await store.ingest.write(buildWrite(buildOtlpWrite('z', [say('z', {})], other.experimentId)));
    expect((await search('', { experimentIds: [] })).names).toBe('');
    expect((await search('', { experimentIds: [other.experimentId] })).names).toBe('z');
    expect((await search('', { experimentIds: [DEFAULT_EXPERIMENT_ID, other.experimentId] })).names).toHaveLength(5);
    await expect(search('', { cursor: 'junk' })).rejects.toMatchObject({ code: 'invalid_argument' });
  });
});

const NAMES = new Map<TraceId, string>([...TRACES, 'z'].map((name) => [traceIdOf(name), name]));

/** The traces of {@link addCompanions} have no name. */
function toName(traceId: TraceId): string {
  return NAMES.get(traceId) ?? '';
}

async function indexAll(store: Store): Promise<void> {
  for (let isDone = false; !isDone;) ({ isDone } = await store.searchIndex.runStep({ isEnough: () => false }));
}

/** Enough of them for the index to be worth its while. */
async function addCompanions(store: Store): Promise<void> {
  const names = Array.from({ length: 200 }, (_empty, index) => `companion ${index}`);
  await store.ingest.write(buildWrite(...names.map((name) => buildOtlpWrite(name, [say(name, { type: 'UNKNOWN' })]))));
}
