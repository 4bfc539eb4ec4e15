import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const root = buildSpan('interaction', { type: 'AGENT' });
const tool = buildSpan('claude_code.tool', { type: 'TOOL', parentSpanId: root.spanId });
const execution = buildSpan('claude_code.tool.execution', { parentSpanId: tool.spanId, status: 'ERROR' });
const loop = buildSpan('ai.streamText', { type: 'CHAIN' });
const call = buildSpan('ai.streamText.doStream', { type: 'CHAT_MODEL', parentSpanId: loop.spanId });
const ran = buildSpan('ai.toolCall', { type: 'TOOL', parentSpanId: loop.spanId });

describe.each(ENGINES)('$name: what spans say of the span above them', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  const read = async (trace: string) => {
    const { items } = await store.traces.listSpans(traceIdOf(trace), { limit: 10 });
    const found = await store.traces.findTrace(traceIdOf(trace));
    return {
      rows: Object.fromEntries(items.map(({ name, type, status }) => [name, `${type} ${status}`])),
      errorCount: found?.errorCount,
    };
  };

  it.each([
    [[root, tool, execution]],
    [[execution], [tool], [root]],
    [[root], [tool], [execution]],
    [[execution, root], [tool]],
    [[tool], [tool], [execution], [root], [tool]],
  ])('should make a tool fail with its execution, however they come', async (...deliveries) => {
    for (const [number, spans] of deliveries.entries()) {
      await store.ingest.write(buildWrite(buildTraceWrite('a', spans, { payload: `${number}` })));
    }
    expect(await read('a')).toEqual({
      rows: {
        interaction: 'AGENT UNSET',
        'claude_code.tool': 'TOOL ERROR',
        'claude_code.tool.execution': 'CHAIN ERROR',
      },
      errorCount: 2,
    });
  });

  it.each([[[loop, call, ran]], [[call], [ran, loop]], [[loop], [ran], [call]]])(
    'should take a loop that called a tool for an agent, however they come',
    async (...deliveries) => {
      for (const [number, spans] of deliveries.entries()) {
        await store.ingest.write(buildWrite(buildTraceWrite('a', spans, { payload: `${number}` })));
      }
      expect((await read('a')).rows).toMatchObject({ 'ai.streamText': 'AGENT UNSET' });
    },
  );

  it('should keep it when more becomes known of the span itself', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [root, tool, execution])));
    await store.ingest.write({
      traces: [],
      logs: [],
      refreshes: [{ traceId: traceIdOf('a'), spans: [{ ...tool, userId: 'u-1' }], previews: [] }],
    });
    expect((await read('a')).rows).toMatchObject({ 'claude_code.tool': 'TOOL ERROR' });
  });

  it('should be there after a re-indexing', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [execution], { payload: '0' })));
    await store.ingest.write(
      buildWrite(buildTraceWrite('a', [root, { ...tool, startUnixNano: START + SECOND }], { payload: '1' })),
    );
    const job = await store.reindexing.startJob({});
    await store.reindexing.runBatch(job.jobId, {
      isEnough: () => false,
      translate: ({ chunks }) =>
        Promise.resolve(
          chunks.map((_chunk, index) => ({ spans: index === 0 ? [execution] : [root, tool], previews: [] })),
        ),
    });
    expect((await read('a')).rows).toMatchObject({ 'claude_code.tool': 'TOOL ERROR' });
  });
});
