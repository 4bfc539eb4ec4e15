import { describe, expect, it } from 'vitest';

import { createGenaiPricesTable } from '../pricing/genai-prices-table.ts';
import { createPricing } from '../pricing/pricing.ts';
import type { SpanRecord } from '../span-record.ts';
import { readSample } from '../testing/sample-span.ts';
import { forEachRecordedSpan, listRecordings } from '../testing/recorded-traffic.ts';
import type { NormalizedSpan } from './normalized-span.ts';
import { toSpanRecord } from './to-span-record.ts';
import { translateSpan } from './translate-span.ts';

/** What both ways of reading a span know of it. */
function sharedFields(full: NormalizedSpan): Partial<SpanRecord> {
  return {
    type: full.type,
    model: full.model?.response ?? full.model?.request ?? null,
    provider: full.provider ?? null,
    toolName: full.type === 'TOOL' ? (full.tool?.name ?? null) : null,
    usage: full.usage ?? {},
    costUsd: full.costUsd ?? null,
    sessionId: full.sessionId ?? null,
    userId: full.userId ?? null,
  };
}

describe('toSpanRecord', () => {
  it('agrees with the full translation on every recorded span', () => {
    let count = 0;
    const pricing = createPricing({ table: createGenaiPricesTable(), userPrices: [] });
    for (const recording of listRecordings()) {
      forEachRecordedSpan(recording, (span) => {
        count += 1;
        expect(toSpanRecord(span), `${recording} ${span.spanId}`).toMatchObject(sharedFields(translateSpan(span)));
        expect(toSpanRecord(span, pricing).costUsd).toBe(translateSpan(span, pricing).costUsd ?? null);
      });
    }
    expect(count).toBeGreaterThan(1000);
  });

  it('tells missing from zero', () => {
    const record = readSample({ name: 'GET /', statusCode: 7 }, toSpanRecord);
    expect(record).toMatchObject({
      parentSpanId: null,
      type: 'UNKNOWN',
      status: 'UNSET',
      serviceName: null,
      model: null,
      usage: {},
      costUsd: null,
    });
  });
});
