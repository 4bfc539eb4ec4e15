import { expect, it } from 'vitest';

import { createGenaiPricesTable } from '../pricing/genai-prices-table.ts';
import { createPricing } from '../pricing/pricing.ts';
import type { SpanRecord } from '../span-record.ts';
import { forEachRecordedSpan, listRecordings } from '../testing/recorded-traffic.ts';
import { createSpanRecord } from '../testing/span-record.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { listModelCalls } from './list-model-calls.ts';
import { rollUpTrace } from './roll-up-trace.ts';

const PRICING = createPricing({ table: createGenaiPricesTable(), userPrices: [] });

function readTraces(recording: string): readonly (readonly SpanRecord[])[] {
  const traces = new Map<string, Map<string, SpanRecord>>();
  forEachRecordedSpan(recording, (span) => {
    const spans = traces.get(span.traceId) ?? new Map<string, SpanRecord>();
    traces.set(span.traceId, spans.set(span.spanId, toSpanRecord(span, PRICING)));
  });
  return [...traces.values()].map((spans) => [...spans.values()]);
}

it.each(listRecordings())('should add up to what the traces of %s used and cost', (recording) => {
  for (const spans of readTraces(recording)) {
    const { usage, costUsd } = rollUpTrace(spans);
    const calls = listModelCalls(spans);
    const sum = (read: (call: SpanRecord) => number | null | undefined) =>
      calls.reduce((total, call) => total + (read(call) ?? 0), 0);
    expect(sum((call) => call.usage.inputTokens)).toBe(usage.inputTokens ?? 0);
    expect(sum((call) => call.usage.outputTokens)).toBe(usage.outputTokens ?? 0);
    expect(sum((call) => call.costUsd)).toBeCloseTo(costUsd ?? 0, 9);
  }
});

it('should list calls that told of no tokens, and end with parents in a circle', () => {
  const failed = createSpanRecord('failed', { type: 'CHAT_MODEL', parent: 'a', status: 'ERROR' });
  const circle = [createSpanRecord('a', { parent: 'b' }), createSpanRecord('b', { parent: 'a' })];
  expect(listModelCalls([...circle, failed])).toEqual([failed]);
});
