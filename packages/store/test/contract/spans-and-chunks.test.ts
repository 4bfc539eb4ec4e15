import { randomBytes } from 'node:crypto';

import type { SpanRecord } from '@gander/core/span-record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

describe.each(ENGINES)('$name: spans and payload', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  it('should answer nothing for what is not there', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root')])));
    expect(await store.traces.findSpan(traceIdOf('a'), spanIdOf('other'))).toBeUndefined();
    expect(await store.traces.findSpanChunk(traceIdOf('a'), spanIdOf('other'))).toBeUndefined();
    expect(await store.traces.findSpan(traceIdOf('b'), spanIdOf('root'))).toBeUndefined();
    expect(await store.traces.findSpanChunk(traceIdOf('b'), spanIdOf('root'))).toBeUndefined();
    expect(await store.traces.listSpans(traceIdOf('b'), { limit: 5 })).toEqual({ items: [], nextCursor: null });
    expect(await store.traces.readChunks(traceIdOf('b'))).toEqual([]);
    expect(await store.traces.readLogChunks(traceIdOf('b'))).toEqual([]);
  });

  it.each([1, 7, 50, 51])('should page spans by start, then id, %i at a time', async (limit) => {
    const spans = Array.from({ length: 50 }, (_, index) =>
      buildSpan(`${index}`, { startUnixNano: START + BigInt(index % 4) }),
    );
    await store.ingest.write(buildWrite(buildTraceWrite('a', spans), buildTraceWrite('b', spans.slice(0, 5))));
    const expected = spans.toSorted((left, right) => {
      if (left.startUnixNano !== right.startUnixNano) return left.startUnixNano < right.startUnixNano ? -1 : 1;
      return left.spanId < right.spanId ? -1 : 1;
    });
    expect(await listAll((page) => store.traces.listSpans(traceIdOf('a'), page), limit)).toEqual(expected);
  });

  it('should keep each span its own values, whatever spans of the same write have or lack', async () => {
    const all = {
      parentSpanId: spanIdOf('root'),
      model: 'gpt-5',
      provider: 'openai',
      toolName: 'search',
      usage: {
        inputTokens: 1,
        outputTokens: 2,
        totalTokens: 3,
        cacheReadTokens: 4,
        cacheWriteTokens: 5,
        reasoningTokens: 6,
      },
      costUsd: 0.5,
      responseId: 'resp-1',
      sessionId: 'chat',
      userId: 'ann',
    } as const;
    const fields: readonly Partial<SpanRecord>[] = [
      {},
      ...Object.entries(all).map(([name, value]) => ({ [name]: value })),
      ...Object.entries(all.usage).map(([name, value]) => ({ usage: { [name]: value } })),
      all,
      // What spans have in common is bound once; these have only nearly the same.
      { serviceName: null },
      { serviceName: '' },
      { serviceName: 'null' },
      { provider: '' },
      { serviceName: 'a\0b', provider: 'c' },
      { serviceName: 'a', provider: 'b\0c' },
      { kind: 3 },
      { type: 'LLM' },
      { status: 'ERROR' },
      { ...all, kind: 2, type: 'TOOL', status: 'OK', serviceName: 'other', provider: null },
    ];
    // Often enough that statements of several sizes are used, and between any two a plain one.
    const spans = Array.from({ length: 90 }, (_, round) =>
      fields.flatMap((field, index) => [buildSpan(`${round}-${index}-plain`), buildSpan(`${round}-${index}`, field)]),
    ).flat();
    await store.ingest.write(
      buildWrite(
        buildTraceWrite('a', spans),
        buildTraceWrite('b', spans.toReversed(), { payload: 'the other way round' }),
      ),
    );
    const byId = (left: SpanRecord, right: SpanRecord) => (left.spanId < right.spanId ? -1 : 1);
    for (const name of ['a', 'b']) {
      const stored = await listAll((page) => store.traces.listSpans(traceIdOf(name), page), 500);
      expect(stored.toSorted(byId), name).toEqual(spans.toSorted(byId));
    }
  });

  it.each([
    { name: 'nothing', bytes: new Uint8Array() },
    { name: 'one byte', bytes: new Uint8Array([0]) },
    { name: 'a little', bytes: new Uint8Array(randomBytes(200)) },
    { name: 'noise that does not shrink', bytes: new Uint8Array(randomBytes(100_000)) },
    { name: 'text that shrinks a lot', bytes: new Uint8Array(Buffer.from('gander '.repeat(500_000))) },
    { name: 'part of a larger buffer', bytes: new Uint8Array(Buffer.from('0123456789'.repeat(100))).subarray(5, 900) },
  ])('should give back the same bytes: $name', async ({ bytes }) => {
    const write = { ...buildTraceWrite('a', [buildSpan('root')]), chunk: bytes };
    await store.ingest.write(buildWrite(write));
    const [chunk, ...others] = await store.traces.readChunks(traceIdOf('a'));
    expect(others).toEqual([]);
    expect(chunk && Buffer.compare(chunk.bytes, bytes)).toBe(0);
    const found = await store.traces.findSpanChunk(traceIdOf('a'), spanIdOf('root'));
    expect(found && Buffer.compare(found.bytes, bytes)).toBe(0);
  });

  it('should find the chunk of each span that came in one write with those of other chunks', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('first')], { payload: 'a, first' })));
    await store.ingest.write(
      buildWrite(
        buildTraceWrite('a', [buildSpan('second')], { payload: 'a, second' }),
        buildTraceWrite('b', [buildSpan('only')], { payload: 'b, only' }),
        buildTraceWrite('a', [buildSpan('third')], { payload: 'a, third' }),
      ),
    );
    for (const [trace, span] of [
      ['a', 'first'],
      ['a', 'second'],
      ['a', 'third'],
      ['b', 'only'],
    ] as const) {
      const found = await store.traces.findSpanChunk(traceIdOf(trace), spanIdOf(span));
      expect(found && Buffer.from(found.bytes).toString()).toBe(`${trace}, ${span}`);
    }
  });

  it('should find the chunk of each span', async () => {
    for (let index = 0; index < 5; index += 1) {
      await store.ingest.write(
        buildWrite(buildTraceWrite('a', [buildSpan(`${index}`)], { payload: `payload ${index}` })),
      );
    }
    const chunk = await store.traces.findSpanChunk(traceIdOf('a'), spanIdOf('3'));
    expect(chunk && Buffer.from(chunk.bytes).toString()).toBe('payload 3');
  });
});
