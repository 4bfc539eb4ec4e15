import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DEFAULT_EXPERIMENT_ID, type SpanId, toTraceId } from '@gander/core/ids';
import { createGenaiPricesTable } from '@gander/core/pricing/genai-prices-table';
import { createPricing } from '@gander/core/pricing/pricing';
import { toSpanRecord } from '@gander/core/translate/to-span-record';
import type { KeyValue } from '@gander/protocol/any-value';
import { createKeyTable } from '@gander/protocol/key-table';
import { encodeLogData } from '@gander/protocol/log-encoder';
import { readTraceRequest } from '@gander/protocol/span-reader';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import type { LogWrite, TraceWrite } from '@gander/store/ingest-store';
import { openSqliteStore } from '@gander/store/sqlite/open-sqlite-store';
import type { Store } from '@gander/store/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createLogJoiner } from './log-joiner.ts';
import { createTraceMemories } from './trace-memories.ts';

const OTEL_TRACE_ID = 'ab'.repeat(16);
const TRACE_ID = toTraceId(OTEL_TRACE_ID);
const pricing = createPricing({ table: createGenaiPricesTable(), userPrices: [] });

const spanIdOf = (number: number): string => number.toString(16).padStart(16, '0');
const text = (key: string, stringValue: string): KeyValue => ({ key, value: { stringValue } });

function buildSpans(numbers: readonly number[]): TraceWrite {
  const rest = { droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 };
  const spans = numbers.map((number) => ({
    ...rest,
    traceId: OTEL_TRACE_ID,
    spanId: spanIdOf(number),
    parentSpanId: '',
    traceState: '',
    flags: 0,
    name: 'chat m',
    kind: 3,
    startTimeUnixNano: 1_000n,
    endTimeUnixNano: 2_000n,
    attributes: [text('gen_ai.operation.name', 'chat')],
    events: [],
    links: [],
    status: undefined,
  }));
  const scope = { name: 's', version: '', attributes: [], droppedAttributesCount: 0 };
  const chunk = encodeTraceData({
    resourceSpans: [{ resource: undefined, scopeSpans: [{ scope, spans, schemaUrl: '' }], schemaUrl: '' }],
  });
  const records: TraceWrite['spans'][number][] = [];
  readTraceRequest(chunk, {
    keys: createKeyTable([]),
    onSpan: (span) => records.push(toSpanRecord(span, pricing)),
    onRejectedSpan() {},
  });
  return { traceId: TRACE_ID, experimentId: DEFAULT_EXPERIMENT_ID, spans: records, chunk, previews: [] };
}

/** One answer, told by one record. */
function buildLog(number: number): LogWrite {
  const record = {
    timeUnixNano: BigInt(number),
    observedTimeUnixNano: 0n,
    severityNumber: 9,
    severityText: '',
    body: {},
    attributes: [
      text('event.name', 'gen_ai.client.inference.operation.details'),
      text('gen_ai.usage.input_tokens', '7'),
    ],
    droppedAttributesCount: 0,
    flags: 0,
    traceId: OTEL_TRACE_ID,
    spanId: spanIdOf(number),
    eventName: '',
  };
  const scope = { name: 's', version: '', attributes: [], droppedAttributesCount: 0 };
  return {
    traceId: TRACE_ID,
    experimentId: DEFAULT_EXPERIMENT_ID,
    recordCount: 1,
    hasContent: true,
    timeUnixNano: BigInt(number),
    chunk: encodeLogData({
      resourceLogs: [
        { resource: undefined, scopeLogs: [{ scope, logRecords: [record], schemaUrl: '' }], schemaUrl: '' },
      ],
    }),
  };
}

describe('bringing spans and logs together', () => {
  let folder: string;
  let store: Store;
  let chunkReads: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gander-joiner-'));
    store = await openSqliteStore({ path: join(folder, 'gander.db'), mode: 'read-write' });
    chunkReads = 0;
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Counts the chunks that come out of the store. */
  function openJoiner() {
    const count = <Chunk>(chunks: readonly Chunk[]): readonly Chunk[] => {
      chunkReads += chunks.length;
      return chunks;
    };
    const { traces } = store;
    return createLogJoiner({
      traces: {
        findTracesWithLogs: (ids) => traces.findTracesWithLogs(ids),
        findTraceAliases: (ids) => traces.findTraceAliases(ids),
        readLogChunks: async (traceId) => count(await traces.readLogChunks(traceId)),
        readChunks: async (traceId) => count(await traces.readChunks(traceId)),
        readSpanChunks: async (traceId, spanIds) => count(await traces.readSpanChunks(traceId, spanIds)),
      },
      openPricing: () => Promise.resolve(pricing),
      prepareSpans: () => Promise.resolve([]),
    });
  }

  const readTokens = async (number: number) =>
    (await store.traces.findSpan(TRACE_ID, spanIdOf(number) as SpanId))?.usage.inputTokens;

  it('costs what a delivery brings, however much the trace has', async () => {
    const joiner = openJoiner();
    const numbers = Array.from({ length: 40 }, (_, index) => index + 1);
    for (const number of numbers) {
      await store.ingest.write(await joiner.join({ traces: [buildSpans([number])], logs: [] }));
    }
    for (const number of numbers) {
      await store.ingest.write(await joiner.join({ traces: [], logs: [buildLog(number)] }));
    }
    for (const number of numbers) expect(await readTokens(number)).toBe(7);
    // All 40 chunks once, when the first record came, and for each record the one chunk of its span.
    expect(chunkReads).toBe(80);
  });

  it('looks at the store again after a write that failed', async () => {
    const joiner = openJoiner();
    await store.ingest.write(await joiner.join({ traces: [buildSpans([1])], logs: [buildLog(1)] }));
    await joiner.join({ traces: [], logs: [buildLog(2)] });
    joiner.forget();
    const { traces } = await joiner.join({ traces: [buildSpans([2])], logs: [] });
    expect(traces[0]?.spans[0]?.usage, 'the record was never stored').toEqual({});
  });

  it('finds a span by the logs that came before it, and again when it is sent again', async () => {
    const joiner = openJoiner();
    for (const write of [
      { traces: [], logs: [buildLog(1)] },
      { traces: [buildSpans([1])], logs: [] },
    ]) {
      await store.ingest.write(await joiner.join(write));
    }
    await store.ingest.write(await joiner.join({ traces: [buildSpans([1, 2])], logs: [] }));
    expect(await readTokens(1)).toBe(7);
    expect(await readTokens(2)).toBeUndefined();
  });
});

describe('what is remembered of traces', () => {
  it('gives way to what was asked for later', () => {
    const memories = createTraceMemories(100);
    const [first, second, third] = ['a', 'b', 'c'].map((letter) => toTraceId(letter.repeat(32)));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three ids');
    memories.begin(first, 40);
    memories.begin(second, 40);
    expect(memories.find(first)).toBeDefined();
    memories.begin(third, 40);
    expect([first, second, third].map((id) => memories.find(id) !== undefined)).toEqual([true, false, true]);
    memories.grow(third, 1000);
    expect(memories.find(third), 'one that is too large for all').toBeUndefined();
  });
});
