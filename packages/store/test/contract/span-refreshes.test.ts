import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { SpanRefresh } from '../../src/ingest-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, spanIdOf, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

describe.each(ENGINES)('$name: spans of which more is known later', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ fullRollUpSpans: 4 });
  });
  afterEach(() => instance.dispose());

  const call = buildSpan('call', { parentSpanId: spanIdOf('root'), type: 'CHAT_MODEL', model: 'm' });
  const known = { ...call, usage: { inputTokens: 5, outputTokens: 2 }, costUsd: 0.5, provider: 'openai' };
  const refresh: SpanRefresh = {
    traceId: traceIdOf('a'),
    spans: [known],
    previews: [{ spanId: call.spanId, input: 'asked', output: 'answered' }],
  };
  const write = (...refreshes: readonly SpanRefresh[]) => store.ingest.write({ traces: [], logs: [], refreshes });

  it('should change the span, its trace, and nothing else, however often', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root'), call])));
    const chunks = await store.traces.readChunks(traceIdOf('a'));
    const expected = { usage: { inputTokens: 5, outputTokens: 2 }, costUsd: 0.5, inputPreview: 'asked' };
    for (let round = 0; round < 2; round += 1) {
      expect(await write(refresh)).toEqual([{ traceId: traceIdOf('a'), experimentId: '0' }]);
      expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ ...expected, spanCount: 2, state: 'OK' });
      expect(await store.traces.findSpan(traceIdOf('a'), call.spanId)).toEqual(known);
    }
    expect(await store.traces.readChunks(traceIdOf('a'))).toEqual(chunks);
    expect(await store.traces.findSpanChunk(traceIdOf('a'), call.spanId)).toEqual(chunks[0]);
  });

  it('should learn which tool a span runs, even if nothing else changes', async () => {
    const tool = buildSpan('tool', { parentSpanId: spanIdOf('root'), type: 'TOOL', toolName: 'ai.toolCall' });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root'), tool])));
    await write({ traceId: traceIdOf('a'), spans: [{ ...tool, toolName: 'search' }], previews: [] });
    expect(await store.traces.findSpan(traceIdOf('a'), tool.spanId)).toMatchObject({ toolName: 'search' });
  });

  it('should take a preview back that the span no longer gives', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root'), call])));
    await write(refresh);
    await write({ ...refresh, previews: [] });
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ inputPreview: null, outputPreview: null });
  });

  it('should pass over spans and traces that are not stored', async () => {
    expect(await write(refresh)).toEqual([]);
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root')])));
    await write(refresh);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ spanCount: 1, inputPreview: null });
  });

  it('should put the sums of a huge trace off, and settle them', async () => {
    const rest = Array.from({ length: 10 }, (_, index) =>
      buildSpan(`s${String(index)}`, { parentSpanId: spanIdOf('root'), startUnixNano: START + BigInt(index) * SECOND }),
    );
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root'), call, ...rest])));
    await write(refresh);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ inputPreview: 'asked', spanCount: 12 });
    await store.ingest.settle();
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ costUsd: 0.5, inputPreview: 'asked' });
  });

  it('should find traces with logs that say something', async () => {
    const log = (trace: string, hasContent?: boolean) => ({
      traceId: traceIdOf(trace),
      experimentId: '0' as never,
      recordCount: 1,
      hasContent,
      timeUnixNano: START,
      chunk: new Uint8Array([1]),
    });
    await store.ingest.write({ traces: [], logs: [log('a', true), log('b', false), log('c')] });
    const found = await store.traces.findTracesWithLogs(['a', 'b', 'c', 'd'].map(traceIdOf));
    expect([...found].toSorted()).toEqual([traceIdOf('a'), traceIdOf('c')].toSorted());
  });
});
