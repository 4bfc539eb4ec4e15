import type { ExperimentId } from '@gander/core/ids';
import { createGenaiPricesTable } from '@gander/core/pricing/genai-prices-table';
import { createPricing } from '@gander/core/pricing/pricing';
import { DEFAULT_LIMITS } from '@gander/protocol/limits';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { parseTraceJson } from '@gander/protocol/trace-json';
import { expect, test } from 'vitest';

import { FRESH_MEMORY } from './byte-arena.ts';
import { createIngestMemory, prepareTraces } from './prepare-traces.ts';
import { Rejections } from './rejections.ts';

test('an experiment that many traces name is looked up once', async () => {
  const resource = { attributes: [{ key: 'mlflow.experimentId', value: { stringValue: '777' } }] };
  const resourceSpans = Array.from({ length: 50 }, (_, index) => ({
    resource,
    scopeSpans: [{ spans: [{ traceId: String(index + 1).padStart(32, '0'), spanId: '00000000000000a1' }] }],
  }));
  const { traces, asked } = await prepare(resourceSpans);
  expect(traces).toHaveLength(50);
  expect(asked).toEqual(['777']);
});

test('the experiment may be named by the resource or by a span', async () => {
  const named = (experimentId: string) => [{ key: 'mlflow.experimentId', value: { stringValue: experimentId } }];
  const span = { traceId: '1'.padStart(32, '0'), spanId: '00000000000000a1' };
  const { asked } = await prepare([
    { scopeSpans: [{ spans: [{ ...span, attributes: named('5') }] }] },
    {
      resource: { attributes: named('6') },
      scopeSpans: [{ spans: [{ ...span, traceId: '2'.padStart(32, '0'), attributes: named('7') }] }],
    },
  ]);
  expect(asked).toEqual(['5', '6']);
});

test('where root and agent are silent the first and the last model call that say something speak for the trace', async () => {
  const traceId = '1'.padStart(32, '0');
  const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
  const spans = [
    { spanId: '00000000000000a1', startTimeUnixNano: '1', endTimeUnixNano: '90' },
    {
      spanId: '00000000000000a2',
      parentSpanId: '00000000000000a1',
      startTimeUnixNano: '2',
      endTimeUnixNano: '80',
      attributes: [text('gen_ai.operation.name', 'invoke_agent')],
    },
    ...[1, 2, 3, 4].map((step) => ({
      spanId: `00000000000000b${String(step)}`,
      parentSpanId: '00000000000000a2',
      startTimeUnixNano: String(step * 10),
      endTimeUnixNano: String(step * 10 + 5),
      attributes: [
        text('gen_ai.operation.name', 'chat'),
        ...(step === 1 || step === 4 ? [] : [text('input.value', `in ${String(step)}`)]),
        ...(step === 4 ? [] : [text('output.value', `out ${String(step)}`)]),
      ],
    })),
  ].map((span) => ({ ...span, traceId }));
  const { traces } = await prepare([{ scopeSpans: [{ spans }] }]);
  expect(traces[0]?.previews).toEqual([
    { spanId: '00000000000000b2', input: 'in 2', output: 'out 2' },
    { spanId: '00000000000000b3', input: 'in 3', output: 'out 3' },
  ]);
});

async function prepare(resourceSpans: readonly object[]) {
  const { data } = parseTraceJson(new TextEncoder().encode(JSON.stringify({ resourceSpans })));
  const asked: (string | undefined)[] = [];
  const traces = await prepareTraces(encodeTraceData(data), {
    experimentId: undefined,
    experiments: {
      requireFromHeader: async () => '0' as ExperimentId,
      async resolveAttribute(value) {
        asked.push(value);
        return '0' as ExperimentId;
      },
    },
    limits: DEFAULT_LIMITS,
    pricing: createPricing({ table: createGenaiPricesTable(), userPrices: [] }),
    memory: createIngestMemory(),
    rejections: new Rejections(),
    arena: FRESH_MEMORY,
  });
  return { traces, asked };
}
