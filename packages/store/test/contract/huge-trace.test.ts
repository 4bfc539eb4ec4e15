import { DEFAULT_EXPERIMENT_ID } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import type { SpanRecord } from '@gander/core/span-record';
import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

const WRITES = 40;
const SPANS_PER_WRITE = 500;
const SPANS = WRITES * SPANS_PER_WRITE;

describe.each(ENGINES)('$name: a trace of 20,000 spans', (engine) => {
  let instance: EngineInstance;
  let store: Store;
  let rows: RowCounter;

  beforeEach(async () => {
    instance = await engine.create();
    rows = createRowCounter();
    store = await instance.open({ plugins: [rows.plugin] });
  });
  afterEach(() => instance.dispose());

  it('should be read a few times only while it grows, and be exact after each write', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('small', [buildSpan('root')])));
    rows.reset();
    for (let index = 0; index < WRITES; index += 1) {
      await store.ingest.write(buildWrite(buildTraceWrite('huge', buildPart(index), { payload: `${index}` })));
      const spanCount = (index + 1) * SPANS_PER_WRITE;
      expect(await store.traces.findTrace(traceIdOf('huge'))).toMatchObject({
        spanCount,
        errorCount: spanCount / 100,
        startUnixNano: START,
        endUnixNano: START + BigInt(spanCount) * SECOND,
        state: index < WRITES / 2 ? 'IN_PROGRESS' : 'OK',
        name: index < WRITES / 2 ? 'span 0' : 'root',
      });
    }
    // A roll-up after each write would read 20 times the trace; every span once is what settling costs.
    expect(rows.read()).toBeLessThan(5 * SPANS);
    rows.reset();
    expect(await store.ingest.settle()).toEqual([{ traceId: traceIdOf('huge'), experimentId: '0' }]);
    expect(rows.read()).toBeLessThan(1.1 * SPANS);
    expect(await store.traces.findTrace(traceIdOf('huge'))).toMatchObject({
      spanCount: SPANS,
      usage: { inputTokens: SPANS - 1 },
      sessionId: 'session',
    });
    expect(await store.ingest.settle()).toEqual([]);
  });

  it('should be found by the models of its newest spans, settled or not', async () => {
    const find = async (filter: string) => {
      const expression = requireTraceFilter(filter);
      const { items } = await store.traces.listTraces(
        { experimentId: DEFAULT_EXPERIMENT_ID, expression },
        { limit: 10 },
      );
      return items.length;
    };
    for (let index = 0; index < 8; index += 1) {
      await store.ingest.write(buildWrite(buildTraceWrite('huge', buildPart(index), { payload: `${index}` })));
    }
    await store.ingest.settle();
    const late = buildSpan('late', { parentSpanId: spanIdOf('span 0'), type: 'LLM', model: 'late-model' });
    await store.ingest.write(buildWrite(buildTraceWrite('huge', [late], { payload: 'late' })));
    expect([await find("model = 'late-model'"), await find("NOT model = 'late-model'")]).toEqual([1, 0]);
    await store.ingest.settle();
    expect([await find("model = 'late-model'"), await find("NOT model = 'late-model'")]).toEqual([1, 0]);
  });

  it('should settle after a restart', async () => {
    for (let index = 0; index < 8; index += 1) {
      await store.ingest.write(buildWrite(buildTraceWrite('huge', buildPart(index), { payload: `${index}` })));
    }
    expect((await store.traces.findTrace(traceIdOf('huge')))?.usage).not.toEqual({ inputTokens: 8 * SPANS_PER_WRITE });
    await store.close();
    store = await instance.open();
    await store.ingest.settle();
    expect((await store.traces.findTrace(traceIdOf('huge')))?.usage).toEqual({ inputTokens: 8 * SPANS_PER_WRITE });
  });

  it('should stay exact when its spans are sent again, identical or changed', async () => {
    const parts = Array.from({ length: 10 }, (_, index) => buildPart(index));
    for (const [index, part] of parts.entries()) {
      await store.ingest.write(buildWrite(buildTraceWrite('huge', part, { payload: `${index}` })));
    }
    const before = await store.traces.findTrace(traceIdOf('huge'));
    rows.reset();
    expect(await store.ingest.write(buildWrite(buildTraceWrite('huge', parts[4] ?? [], { payload: '4' })))).toEqual([]);
    expect(rows.read()).toBeLessThan(2 * SPANS_PER_WRITE);
    expect(await store.traces.findTrace(traceIdOf('huge'))).toEqual(before);

    const changed = (parts[9] ?? []).map((span) => ({
      ...span,
      status: 'ERROR' as const,
      endUnixNano: span.startUnixNano,
    }));
    await store.ingest.write(buildWrite(buildTraceWrite('huge', changed, { payload: 'changed' })));
    const ends = [...parts.slice(0, 9).flat(), ...changed].map((span) => span.endUnixNano ?? 0n);
    expect(await store.traces.findTrace(traceIdOf('huge'))).toMatchObject({
      spanCount: 5000,
      errorCount: 45 + SPANS_PER_WRITE,
      endUnixNano: ends.reduce((left, right) => (left > right ? left : right)),
    });
  });

  it('should page through its spans', async () => {
    for (let index = 0; index < WRITES; index += 1) {
      await store.ingest.write(buildWrite(buildTraceWrite('huge', buildPart(index), { payload: `${index}` })));
    }
    const all = await listAll((page) => store.traces.listSpans(traceIdOf('huge'), page), 6000);
    expect(all).toHaveLength(SPANS);
    expect(new Set(all.map((span) => span.spanId)).size).toBe(SPANS);
    expect((await store.traces.listSpans(traceIdOf('huge'), { limit: SPANS })).nextCursor).toBeNull();
  });
});

/** The root comes in the middle; every hundredth span failed; every span counts one token. */
function buildPart(part: number): readonly SpanRecord[] {
  return Array.from({ length: SPANS_PER_WRITE }, (_, offset) => {
    const index = part * SPANS_PER_WRITE + offset;
    const isRoot = index === SPANS / 2;
    return buildSpan(isRoot ? 'root' : `span ${index}`, {
      parentSpanId: isRoot ? null : spanIdOf('root'),
      startUnixNano: START + BigInt(index) * SECOND,
      endUnixNano: START + BigInt(index + 1) * SECOND,
      status: index % 100 === 1 ? 'ERROR' : 'OK',
      usage: isRoot ? {} : { inputTokens: 1 },
      sessionId: 'session',
    });
  });
}

interface RowCounter {
  readonly plugin: KyselyPlugin;
  readonly reset: () => void;
  readonly read: () => number;
}

function createRowCounter(): RowCounter {
  let count = 0;
  return {
    plugin: {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        count += result.rows.length;
        return result;
      },
    },
    reset: () => {
      count = 0;
    },
    read: () => count,
  };
}
