import { DEFAULT_EXPERIMENT_ID, type ExperimentId } from '@gander/core/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, spanIdOf, START, toText, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

describe.each(ENGINES)('$name: ingest', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  const root = buildSpan('agent', {
    type: 'AGENT',
    status: 'OK',
    startUnixNano: START,
    endUnixNano: START + 9n * SECOND,
  });
  const call = buildSpan('chat', {
    parentSpanId: root.spanId,
    type: 'CHAT_MODEL',
    startUnixNano: START + SECOND,
    endUnixNano: START + 3n * SECOND,
    model: 'gpt-4o',
    provider: 'openai',
    usage: {
      inputTokens: 10,
      outputTokens: 0,
      totalTokens: 10,
      cacheReadTokens: 4,
      cacheWriteTokens: 2,
      reasoningTokens: 1,
    },
    costUsd: 0.25,
    sessionId: 'session-1',
    userId: 'user-1',
  });

  it('should store a new trace', async () => {
    const write = buildWrite(
      buildTraceWrite('a', [root, call], {
        previews: [{ spanId: root.spanId, input: 'question', output: 'answer' }],
        payload: 'bytes',
      }),
    );
    expect(await store.ingest.write(write)).toEqual([{ traceId: traceIdOf('a'), experimentId: '0' }]);
    expect(await store.traces.findTrace(traceIdOf('a'))).toEqual({
      traceId: traceIdOf('a'),
      experimentId: '0',
      name: 'agent',
      state: 'OK',
      startUnixNano: START,
      endUnixNano: START + 9n * SECOND,
      rootSpanId: root.spanId,
      spanCount: 2,
      errorCount: 0,
      inputPreview: 'question',
      outputPreview: 'answer',
      usage: call.usage,
      costUsd: 0.25,
      sessionId: 'session-1',
      sessionGranularity: 'session',
      environment: null,
      release: null,
      tags: {},
      userId: 'user-1',
      serviceNames: ['shop'],
      models: call.model === null ? [] : [call.model],
      rootType: root.type,
      framework: null,
      errorMessage: null,
      feedback: [],
    });
    expect((await store.traces.listSpans(traceIdOf('a'), { limit: 10 })).items).toEqual([root, call]);
    expect(await store.traces.findSpan(traceIdOf('a'), call.spanId)).toEqual(call);
    expect((await store.traces.readChunks(traceIdOf('a'))).map(({ bytes }) => toText(bytes))).toEqual(['bytes']);
  });

  it('should keep every combination of absent and present fields', async () => {
    const optional = {
      model: 'gpt-4o',
      provider: 'openai',
      costUsd: 0.5,
      sessionId: 'session',
      userId: 'user',
      serviceName: 'service',
      parentSpanId: spanIdOf('parent'),
      endUnixNano: START + 5n,
      usage: { inputTokens: 0 },
    } as const;
    const tokens = [
      'inputTokens',
      'outputTokens',
      'totalTokens',
      'cacheReadTokens',
      'cacheWriteTokens',
      'reasoningTokens',
    ];
    const spans = [
      buildSpan('none', { serviceName: null, endUnixNano: null }),
      ...Object.entries(optional).map(([key, value]) => buildSpan(`only ${key}`, { [key]: value })),
      ...tokens.map((key, index) => buildSpan(`only ${key}`, { usage: { [key]: index } })),
      buildSpan('all', { ...optional, usage: Object.fromEntries(tokens.map((key, index) => [key, index])) }),
    ];
    await store.ingest.write(buildWrite(buildTraceWrite('a', spans)));
    for (const span of spans) expect(await store.traces.findSpan(traceIdOf('a'), span.spanId)).toEqual(span);
  });

  it('should add spans of later requests to the trace, wherever they were sent', async () => {
    const other = (await store.experiments.createExperiment({ name: 'other' })).experimentId;
    await store.ingest.write(buildWrite(buildTraceWrite('a', [call], { experimentId: other })));
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      state: 'IN_PROGRESS',
      name: 'chat',
      spanCount: 1,
    });
    const changed = await store.ingest.write(
      buildWrite(buildTraceWrite('a', [root], { experimentId: DEFAULT_EXPERIMENT_ID })),
    );
    expect(changed).toEqual([{ traceId: traceIdOf('a'), experimentId: other }]);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      experimentId: other,
      state: 'OK',
      name: 'agent',
      rootSpanId: root.spanId,
      spanCount: 2,
      usage: call.usage,
    });
  });

  it('should leave a trace in progress whose root never comes', async () => {
    const orphan = { ...call, parentSpanId: spanIdOf('elsewhere') };
    await store.ingest.write(buildWrite(buildTraceWrite('a', [orphan])));
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      state: 'IN_PROGRESS',
      rootSpanId: orphan.spanId,
    });
  });

  it('should change nothing when a request is sent again', async () => {
    const first = buildWrite(buildTraceWrite('a', [root]), buildTraceWrite('b', [call]));
    await store.ingest.write(first);
    await store.ingest.write(buildWrite(buildTraceWrite('a', [call])));
    const before = await readEverything(store, 'a');
    expect(await store.ingest.write(first)).toEqual([]);
    expect(await readEverything(store, 'a')).toEqual(before);
    expect(before.chunks).toHaveLength(2);
  });

  it('should not let an old request that is sent again undo a newer one', async () => {
    const old = buildWrite(buildTraceWrite('a', [{ ...root, endUnixNano: null, status: 'UNSET' }]));
    await store.ingest.write(old);
    await store.ingest.write(buildWrite(buildTraceWrite('a', [root])));
    expect(await store.ingest.write(old)).toEqual([]);
    expect(await store.traces.findSpan(traceIdOf('a'), root.spanId)).toEqual(root);
  });

  it('should replace a span that is sent again with other content, and count its usage once', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [root, call])));
    const again = { ...call, status: 'ERROR', usage: { inputTokens: 7 }, costUsd: 0.125, model: null } as const;
    await store.ingest.write(buildWrite(buildTraceWrite('a', [again], { payload: 'newer bytes' })));
    expect(await store.traces.findSpan(traceIdOf('a'), call.spanId)).toEqual(again);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      spanCount: 2,
      errorCount: 1,
      usage: { inputTokens: 7 },
      costUsd: 0.125,
    });
    const chunk = await store.traces.findSpanChunk(traceIdOf('a'), call.spanId);
    expect(chunk && toText(chunk.bytes)).toBe('newer bytes');
    expect(await store.traces.readChunks(traceIdOf('a'))).toHaveLength(2);
  });

  it('should take the later of two spans with one id in one request', async () => {
    const later = { ...call, name: 'later' };
    await store.ingest.write(buildWrite(buildTraceWrite('a', [call, root, later])));
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ spanCount: 2 });
    expect(await store.traces.findSpan(traceIdOf('a'), call.spanId)).toEqual(later);
  });

  it('should merge several requests with spans of one trace in one write', async () => {
    const first = buildTraceWrite('a', [call], {
      payload: 'one',
      previews: [{ spanId: call.spanId, input: 'inner', output: 'inner' }],
    });
    const second = buildTraceWrite('a', [root, { ...call, name: 'later' }], {
      payload: 'two',
      previews: [{ spanId: root.spanId, input: 'outer', output: null }],
    });
    const other = buildTraceWrite('b', [root]);
    const changed = await store.ingest.write(buildWrite(first, other, second, first));
    expect(changed.map(({ traceId }) => traceId)).toEqual([traceIdOf('a'), traceIdOf('b')]);
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      spanCount: 2,
      inputPreview: 'outer',
      outputPreview: null,
    });
    expect(await store.traces.findSpan(traceIdOf('a'), call.spanId)).toMatchObject({ name: 'later' });
    expect((await store.traces.readChunks(traceIdOf('a'))).map(({ bytes }) => toText(bytes))).toEqual(['one', 'two']);
  });

  it('should hold two services in one trace, in order of their start', async () => {
    const remote = { ...call, serviceName: 'model-gateway' };
    await store.ingest.write(buildWrite(buildTraceWrite('a', [remote])));
    await store.ingest.write(buildWrite(buildTraceWrite('a', [root])));
    expect((await store.traces.findTrace(traceIdOf('a')))?.serviceNames).toEqual(['shop', 'model-gateway']);
  });

  it('should end a trace with the last of its spans, also when that is not the root', async () => {
    const late = buildSpan('late', { parentSpanId: root.spanId, endUnixNano: START + 60n * SECOND });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [root])));
    await store.ingest.write(buildWrite(buildTraceWrite('a', [late])));
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({
      state: 'OK',
      endUnixNano: START + 60n * SECOND,
    });
  });

  it('should show the previews of the root, and until it comes the earliest input and latest output', async () => {
    const early = buildSpan('early', { parentSpanId: root.spanId, startUnixNano: START + 1n, endUnixNano: START + 2n });
    const late = buildSpan('late', { parentSpanId: root.spanId, startUnixNano: START + 5n, endUnixNano: START + 8n });
    const send = (span: typeof early, input: string | null, output: string | null) =>
      store.ingest.write(
        buildWrite(
          buildTraceWrite('a', [span], {
            payload: `${span.name} ${input}`,
            previews: [{ spanId: span.spanId, input, output }],
          }),
        ),
      );
    const shown = async () => {
      const trace = await store.traces.findTrace(traceIdOf('a'));
      return [trace?.inputPreview, trace?.outputPreview];
    };
    await send(late, 'late in', 'late out');
    expect(await shown()).toEqual(['late in', 'late out']);
    await send(early, 'early in', 'early out');
    expect(await shown()).toEqual(['early in', 'late out']);
    await send(root, 'root in', null);
    expect(await shown()).toEqual(['root in', 'late out']);
    await send(root, 'root in, corrected', 'root out');
    expect(await shown()).toEqual(['root in, corrected', 'root out']);
    await send(root, null, null);
    expect(await shown()).toEqual([null, null]);
  });

  it('should refuse a trace in an experiment that does not exist, whole', async () => {
    const wrong = buildTraceWrite('b', [root], { experimentId: '77' as ExperimentId });
    await expect(store.ingest.write(buildWrite(buildTraceWrite('a', [root]), wrong))).rejects.toThrow(/foreign key/iu);
    expect(await store.traces.findTrace(traceIdOf('a'))).toBeUndefined();
    await store.ingest.write(buildWrite(buildTraceWrite('a', [root])));
    expect(await store.traces.findTrace(traceIdOf('a'))).toBeDefined();
  });

  it('should write concurrently without losing anything', async () => {
    const spans = Array.from({ length: 50 }, (_, index) => buildSpan(`span ${index}`, { parentSpanId: root.spanId }));
    await Promise.all(spans.map((span) => store.ingest.write(buildWrite(buildTraceWrite('a', [span])))));
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ spanCount: 50 });
    expect(await store.traces.readChunks(traceIdOf('a'))).toHaveLength(50);
  });

  it('should keep everything when it is closed and opened again', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [root, call])));
    const before = await readEverything(store, 'a');
    await store.close();
    expect(await readEverything(await instance.open(), 'a')).toEqual(before);
    expect(await readEverything(await instance.openReader(), 'a')).toEqual(before);
  });
});

async function readEverything(store: Store, trace: string) {
  const traceId = traceIdOf(trace);
  const chunks = await store.traces.readChunks(traceId);
  return {
    trace: await store.traces.findTrace(traceId),
    spans: (await store.traces.listSpans(traceId, { limit: 1000 })).items,
    chunks: chunks.map(({ bytes }) => toText(bytes)),
  };
}
