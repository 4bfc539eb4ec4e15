import type { TraceId } from '@gander/core/ids';
import { createPricing } from '@gander/core/pricing/pricing';
import { createGenaiPricesTable } from '@gander/core/pricing/genai-prices-table';
import type { NormalizedSpan } from '@gander/core/translate/normalized-span';
import type { AnyValue, KeyValue } from '@gander/protocol/any-value';
import { describe, expect, it } from 'vitest';

import { toMlflowAttributes } from './to-mlflow-attributes.ts';

const EMPTY: NormalizedSpan = { type: 'UNKNOWN', tags: [], metadata: {}, content: 'missing' };
const pricing = createPricing({ table: createGenaiPricesTable(), userPrices: [] });

const toEntries = (attributes: readonly KeyValue[], normalized: Partial<NormalizedSpan> = {}) => [
  ...toMlflowAttributes({
    traceId: 'tr-1' as TraceId,
    attributes,
    normalized: { ...EMPTY, ...normalized },
    startUnixNano: 1_750_000_000_000_000_000n,
    pricing,
  }),
];
const text = (stringValue: string): AnyValue => ({ stringValue });
const TRACE = ['mlflow.traceRequestId', text('tr-1')] as const;

describe('attributes as MLflow gives them out', () => {
  it('should be what was sent, the trace first, JSON in a text opened', () => {
    const sent = [
      { key: 'a', value: text('plain') },
      { key: 'number', value: text('1') },
      { key: 'mlflow.traceRequestId', value: text('other') },
      { key: 'json', value: text('{"q":"json text"}') },
      { key: 'quoted', value: text('"s1"') },
      { key: 'broken', value: text('{"q"') },
    ];
    expect(toEntries(sent)).toEqual([
      TRACE,
      ['a', text('plain')],
      ['number', text('1')],
      ['json', { kvlistValue: { values: [{ key: 'q', value: text('json text') }] } }],
      ['quoted', text('s1')],
      ['broken', text('{"q"')],
    ]);
  });

  it("should say in MLflow's words what another convention says, with the cost", () => {
    const entries = toEntries([{ key: 'gen_ai.provider.name', value: text('openai') }], {
      type: 'CHAT_MODEL',
      inputs: [{ role: 'user' }],
      model: { request: 'gpt-4o-mini' },
      provider: 'openai',
      usage: { inputTokens: 100, outputTokens: 50, cacheReadTokens: 7 },
    });
    expect(entries.map(([key]) => key)).toEqual([
      'mlflow.traceRequestId',
      'gen_ai.provider.name',
      'mlflow.spanType',
      'mlflow.spanInputs',
      'mlflow.chat.tokenUsage',
      'mlflow.llm.model',
      'mlflow.llm.provider',
      'mlflow.llm.cost',
    ]);
    const usage = new Map(entries).get('mlflow.chat.tokenUsage');
    expect(usage).toEqual({
      kvlistValue: {
        values: [
          { key: 'input_tokens', value: { intValue: 100n } },
          { key: 'output_tokens', value: { intValue: 50n } },
          { key: 'total_tokens', value: { intValue: 150n } },
          { key: 'cache_read_input_tokens', value: { intValue: 7n } },
        ],
      },
    });
  });

  it('should leave what the emitter said under these names, but for a type that says nothing', () => {
    const sent = [
      { key: 'mlflow.spanType', value: text('UNKNOWN') },
      { key: 'mlflow.spanInputs', value: text('mine') },
    ];
    const entries = new Map(toEntries(sent, { type: 'TOOL', inputs: 'other' }));
    expect(entries.get('mlflow.spanType')).toEqual(text('TOOL'));
    expect(entries.get('mlflow.spanInputs')).toEqual(text('mine'));
  });

  it('should find the model in the content where the span names none', () => {
    const model = { key: 'model', value: text('gpt-4o') };
    const sent = [{ key: 'mlflow.spanInputs', value: { kvlistValue: { values: [model] } } }];
    expect(new Map(toEntries(sent)).get('mlflow.llm.model')).toEqual(text('gpt-4o'));
  });
});
