import { AppError } from '@gander/core/errors';
import { DEFAULT_EXPERIMENT_ID, type TraceId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import { requireTraceOrder } from '@gander/core/query/traces/require-trace-order';
import { createRandomTraceFilter } from '@gander/core/query/traces/testing/random-trace-filter';
import type { TraceExpression } from '@gander/core/query/traces/trace-expression';
import { describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpeakingWrite, type SpeakingSpan } from '../contract/build-payload.ts';
import { buildSpan, buildWrite, SECOND, spanIdOf, START, traceIdOf } from '../contract/build-writes.ts';
import { ENGINES } from '../contract/engines.ts';
import { isTraceMeant, type KnownSpan, type KnownTrace } from './support/trace-oracle.ts';

const FILTERS = 3000;
const TRACES = 220;
/** Those after are left to the scan of what is not indexed yet. */
const INDEXED_TRACES = 150;
const SEED = 1789;
const MS = 1_000_000n;
const ORDERS = [[], ['execution_time DESC'], ['tag.team', 'status'], ['name DESC', 'timestamp ASC']];
const WORDS = [
  'refund',
  'Refund!',
  'a b',
  'a-b',
  'gift cards',
  'giftcards',
  'gift',
  '東京都',
  'OK',
  "it's",
  '[a',
  '5%',
];
const NAMES = ['OK', 'a', 'b', "it's", 'name/1', 'üñí 🦢', 'A'];
const TYPES = ['OK', 'ERROR', 'TOOL'];

describe.each(ENGINES)('$name: random filters of traces', (engine) => {
  it(`should find with ${FILTERS} of them what they mean`, async () => {
    const random = createSeededRandom(SEED);
    const instance = await engine.create();
    try {
      const store = await instance.open({ nowMs: () => 1_800_000_000_000 });
      const known = await fill(store, random);
      let foundCount = 0;
      for (let at = 0; at < FILTERS; at += 1) {
        const filter = createRandomTraceFilter(random);
        const expression = readFilter(filter);
        if (expression === undefined) continue;
        const expected = [...known].filter(([, trace]) => isTraceMeant(expression, trace)).map(([traceId]) => traceId);
        const found = await listAll(store, expression, {
          order: pick(random, ORDERS),
          limit: pick(random, [7, 60, 500]),
        });
        expect({ filter, found: found.toSorted() }).toEqual({ filter, found: expected.toSorted() });
        foundCount += found.length;
      }
      expect(foundCount).toBeGreaterThan(FILTERS * 10);
    } finally {
      await instance.dispose();
    }
  });
});

function readFilter(filter: string): TraceExpression | undefined {
  try {
    return requireTraceFilter(filter);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_argument') return undefined;
    throw error;
  }
}

interface Listing {
  readonly order: readonly string[];
  readonly limit: number;
}

async function listAll(store: Store, filter: TraceExpression, { order, limit }: Listing): Promise<readonly TraceId[]> {
  const found: TraceId[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.traces.searchTraces({
      experimentIds: [DEFAULT_EXPERIMENT_ID],
      filter,
      order: requireTraceOrder(order),
      page: { limit, cursor },
    });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

async function fill(store: Store, random: () => number): Promise<ReadonlyMap<TraceId, KnownTrace>> {
  const known = new Map<TraceId, KnownTrace>();
  for (let at = 0; at < TRACES; at += 1) {
    const name = `trace ${at}`;
    known.set(traceIdOf(name), await writeTrace(store, name, random));
    if (at === INDEXED_TRACES) await indexAll(store);
  }
  return known;
}

async function writeTrace(store: Store, name: string, random: () => number): Promise<KnownTrace> {
  const maybe = <T>(values: readonly T[], share = 0.5): T | undefined =>
    random() < share ? pick(random, values) : undefined;
  const traceId = traceIdOf(name);
  const startMs = START / MS + BigInt(Math.floor(random() * 50));
  const durationMs = maybe([0n, 5n, 50n, 1000n], 0.8) ?? null;
  const tags = toMap({ team: maybe(NAMES), 'my key': maybe(NAMES, 0.2), 'mlflow.traceName': maybe(NAMES) });
  const metadata = toMap({
    k: maybe(NAMES),
    'mlflow.trace.session': maybe(['a', 'OK']),
    'mlflow.sourceRun': maybe(NAMES),
  });
  const state = pick(random, ['OK', 'ERROR', 'IN_PROGRESS'] as const);
  const clientRequestId = maybe(NAMES) ?? null;
  await store.traceInfos.writeTraceInfo(traceId, {
    experimentId: DEFAULT_EXPERIMENT_ID,
    state,
    startMs,
    durationMs,
    clientRequestId,
    inputPreview: null,
    outputPreview: null,
    tags: toPairs(tags),
    metadata: toPairs(metadata),
  });
  const spans = createSpans(name, random);
  // A part of the trace comes later, and one span a second time.
  await store.ingest.write(buildWrite(buildSpeakingWrite(name, spans)));
  const again = pick(random, spans);
  if (random() < 0.3) await store.ingest.write(buildWrite(buildSpeakingWrite(name, [again])));
  const feedback = maybe([...NAMES, 'yes', 'no'], 0.3);
  if (feedback !== undefined) await rate(store, traceId, feedback);
  const [info] = await store.traceInfos.readTraceInfos([traceId]);
  if (info === undefined) throw new Error(`The trace ${name} is gone`);
  const { summary } = info;
  return {
    attributes: {
      request_id: traceId,
      client_request_id: clientRequestId ?? undefined,
      status: summary.state,
      name: summary.name === '' ? undefined : summary.name,
      run_id: metadata.get('mlflow.sourceRun'),
      timestamp: summary.startUnixNano / MS,
      execution_time: summary.endUnixNano === null ? undefined : (summary.endUnixNano - summary.startUnixNano) / MS,
      end_time: summary.endUnixNano === null ? undefined : summary.endUnixNano / MS,
      session: summary.sessionId ?? undefined,
      user: summary.userId ?? undefined,
      environment: summary.environment ?? undefined,
      input: summary.inputPreview ?? undefined,
      span_count: summary.spanCount,
      error_count: summary.errorCount,
      cost_usd: summary.costUsd ?? undefined,
      total_tokens: summary.usage.totalTokens,
      cache_read_tokens: summary.usage.cacheReadTokens,
    },
    tags,
    metadata,
    feedback: new Map(feedback === undefined ? [] : [['quality', feedback]]),
    spans: spans.map(toKnownSpan),
  };
}

function createSpans(trace: string, random: () => number): readonly SpeakingSpan[] {
  const count = 1 + Math.floor(random() * 4);
  return Array.from({ length: count }, (_empty, at) => {
    const parent = at === 0 || random() < 0.2 ? null : spanIdOf(`${trace} ${Math.floor(random() * at)}`);
    const startUnixNano = START + BigInt(Math.floor(random() * 20)) * MS;
    const type = pick(random, TYPES);
    return {
      span: buildSpan(pick(random, NAMES), {
        spanId: spanIdOf(`${trace} ${at}`),
        parentSpanId: parent,
        type,
        toolName: type === 'TOOL' ? pick(random, NAMES) : null,
        status: pick(random, ['UNSET', 'OK', 'ERROR'] as const),
        model: random() < 0.5 ? pick(random, NAMES) : null,
        provider: random() < 0.5 ? pick(random, ['a', 'b']) : null,
        serviceName: random() < 0.5 ? pick(random, NAMES) : null,
        userId: random() < 0.3 ? pick(random, NAMES) : null,
        usage: random() < 0.5 ? { totalTokens: pick(random, [0, 1, 5]), cacheReadTokens: 1 } : {},
        costUsd: random() < 0.5 ? pick(random, [0, 1, 1.5]) : null,
        startUnixNano,
        endUnixNano: random() < 0.2 ? null : startUnixNano + BigInt(Math.floor(random() * 8)) * MS + SECOND / 1000n,
      }),
      attributes:
        random() < 0.5 ? { note: pick(random, WORDS) } : { city: pick(random, NAMES), note: pick(random, WORDS) },
      events: random() < 0.3 ? [{ name: pick(random, WORDS), attributes: {} }] : [],
    };
  });
}

function toKnownSpan({ span, attributes = {}, events = [] }: SpeakingSpan): KnownSpan {
  const names = events.map(({ name }) => name);
  const entries = Object.entries(attributes).map(([key, value]) => [key, String(value)] as const);
  return {
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    columns: {
      name: span.name,
      type: span.type,
      status: span.status,
      model: span.model ?? undefined,
      provider: span.provider ?? undefined,
      service: span.serviceName ?? undefined,
      tool: span.toolName ?? undefined,
      execution_time: span.endUnixNano === null ? undefined : (span.endUnixNano - span.startUnixNano) / MS,
    },
    attributes: new Map(entries),
    texts: [span.name, ...entries.flat(), ...names],
    content: [span.name, ...entries.flatMap(([key, value]) => [key, `"${key}": ${value}`]), ...names].join('\n'),
  };
}

function rate(store: Store, traceId: TraceId, value: string) {
  return store.assessments.createAssessment({
    assessmentId: `a-${traceId}`,
    traceId,
    spanId: null,
    name: 'quality',
    content: { kind: 'feedback', valueJson: JSON.stringify(value), error: null },
    source: { type: 'HUMAN', id: 'ada' },
    rationale: null,
    metadata: [],
    overrides: null,
    creationTimeMs: 1000n,
    lastUpdateTimeMs: 1000n,
  });
}

async function indexAll(store: Store): Promise<void> {
  for (let isDone = false; !isDone;) ({ isDone } = await store.searchIndex.runStep({ isEnough: () => false }));
}

function toMap(values: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

function toPairs(map: ReadonlyMap<string, string>) {
  return [...map].map(([key, value]) => ({ key, value }));
}

function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
