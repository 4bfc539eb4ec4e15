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
  expect(traces).toHaveLength(50);
  expect(asked).toEqual(['777']);
});
