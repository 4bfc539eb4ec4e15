import { DEFAULT_EXPERIMENT_ID, type SpanId, toTraceId } from '@gander/core/ids';
import { createPricing, type Pricing } from '@gander/core/pricing/pricing';
import type { TraceInfo } from '@gander/core/trace-info';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import type { Chunk } from '@gander/store/trace-store';
import { describe, expect, it } from 'vitest';

import { createTraceExtrasReader } from './trace-extras-reader.ts';

const OTEL_TRACE_ID = 'ab'.repeat(16);
const SPAN_ID = 'cd'.repeat(8);

const INFO: TraceInfo = {
  summary: {
    traceId: toTraceId(OTEL_TRACE_ID),
    experimentId: DEFAULT_EXPERIMENT_ID,
    name: 'call',
    state: 'OK',
    startUnixNano: 1n,
    endUnixNano: 2n,
    rootSpanId: SPAN_ID as SpanId,
    spanCount: 1,
    errorCount: 0,
    inputPreview: null,
    outputPreview: null,
    usage: { inputTokens: 1_000_000 },
    costUsd: null,
    sessionId: null,
    sessionGranularity: null,
    userId: null,
    serviceNames: [],
    environment: null,
    release: null,
  },
  report: null,
  artifactLocation: 'mlflow-artifacts:/0',
  revision: '1',
  hasTrackedSpans: true,
  tags: [],
  metadata: [],
  clientRequestId: null,
};

/** Every model costs this much per million tokens. */
function toPricing(input: number): Pricing {
  const price = { priceId: `p${input}`, modelPattern: '*', validFromMs: null, prices: { input, output: 0 } };
  return createPricing({ table: { edition: 'none', findRow: () => undefined }, userPrices: [price] });
}

function buildChunk(): Chunk {
  const rest = { attributes: [], droppedAttributesCount: 0 };
  const span = {
    traceId: OTEL_TRACE_ID,
    spanId: SPAN_ID,
    traceState: '',
    parentSpanId: '',
    flags: 0,
    name: 'call',
    kind: 1,
    startTimeUnixNano: 1n,
    endTimeUnixNano: 2n,
    attributes: [
      { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      { key: 'gen_ai.request.model', value: { stringValue: 'own-model' } },
      { key: 'gen_ai.usage.input_tokens', value: { intValue: 1_000_000n } },
    ],
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: undefined,
  };
  const scopeSpans = [{ scope: { ...rest, name: '', version: '' }, spans: [span], schemaUrl: '' }];
  return { bytes: encodeTraceData({ resourceSpans: [{ resource: undefined, scopeSpans, schemaUrl: '' }] }) };
}

describe('the reader of what only payload says', () => {
  it('should read a trace again when it or the prices have changed, and only then', async () => {
    let pricing = toPricing(3);
    let readCount = 0;
    const readExtras = createTraceExtrasReader({
      traces: {
        readChunks: async () => {
          readCount += 1;
          return [buildChunk()];
        },
      },
      openPricing: async () => pricing,
    });
    const readCostUsd = async (info: TraceInfo) => [...(await readExtras([info])).values()][0]?.cost?.totalUsd;
    expect([await readCostUsd(INFO), await readCostUsd(INFO), readCount]).toEqual([3, 3, 1]);
    expect([await readCostUsd({ ...INFO, revision: '2' }), readCount]).toEqual([3, 2]);
    pricing = toPricing(4);
    expect([await readCostUsd(INFO), readCount]).toEqual([4, 3]);
  });

  it('should forget what it worked out by prices that changed meanwhile', async () => {
    let pricing = toPricing(3);
    const reads: (() => void)[] = [];
    const readExtras = createTraceExtrasReader({
      traces: {
        readChunks: async () => {
          await new Promise<void>((resolve) => reads.push(resolve));
          return [buildChunk()];
        },
      },
      openPricing: async () => pricing,
    });
    const readCostUsd = async () => [...(await readExtras([INFO])).values()][0]?.cost?.totalUsd;
    const finishReads = async () => {
      await new Promise(setImmediate);
      for (const finish of reads.splice(0)) finish();
    };
    const slow = readCostUsd();
    await new Promise(setImmediate);
    const [finishSlow] = reads.splice(0);
    pricing = toPricing(4);
    const quick = readExtras([{ ...INFO, revision: 'other' }]);
    await finishReads();
    await quick;
    finishSlow?.();
    expect(await slow).toBe(3);
    const later = readCostUsd();
    await finishReads();
    expect(await later).toBe(4);
  });
});
