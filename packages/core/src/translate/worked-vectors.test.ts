import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';

import { createGenaiPricesTable } from '../pricing/genai-prices-table.ts';
import { createPricing } from '../pricing/pricing.ts';
import { listDifferences } from '../testing/list-differences.ts';
import { translateVector } from '../testing/translate-vector.ts';
import { toVectorView, withoutSources } from '../testing/vector-view.ts';
import { listVectors } from '../testing/worked-vector.ts';
import { rollUpTrace } from '../trace/roll-up-trace.ts';

const START = new Date('2026-08-15T12:00:00Z');
const pricing = createPricing({ table: createGenaiPricesTable(), userPrices: [] });
const startUnixNano = BigInt(START.getTime()) * 1_000_000n;

const vectors = listVectors().map((vector) => ({
  ...vector,
  spans: translateVector(vector, { pricing, startUnixNano }),
}));
const spans = vectors.flatMap(({ name, spans: ofVector }) =>
  ofVector.map((translated) => ({ ...translated, title: `${name}: ${translated.span.case ?? translated.span.name}` })),
);
const traces = vectors.flatMap(({ trace, ...vector }) => (trace === undefined ? [] : [{ ...vector, trace }]));

describe('worked vectors', () => {
  it('are all there', () => {
    expect(spans.length + traces.length).toBe(38);
  });

  it.each(spans)('$title', ({ span, full }) => {
    expect(listDifferences(toVectorView(full), withoutSources(span.expect))).toEqual([]);
  });

  it.each(traces)('$name: the whole trace', ({ spans: ofTrace, trace }) => {
    const rollUp = rollUpTrace(ofTrace.map(({ record }) => record));
    const { usage = {}, cost_total: costUsd, session, user } = trace;
    expect(rollUp.usage).toMatchObject({
      inputTokens: usage['input'],
      outputTokens: usage['output'],
      totalTokens: usage['total'],
    });
    expect(rollUp.costUsd).toBeCloseTo(costUsd ?? 0, 9);
    expect([rollUp.sessionId, rollUp.userId]).toEqual([session ?? rollUp.sessionId, user ?? rollUp.userId]);
  });
});

/** Our names of providers → the price list's. */
const LISTED_PROVIDERS: Readonly<Record<string, string>> = { 'aws.bedrock': 'aws', 'gcp.gemini': 'google' };

/** JSON that travels inside a string, as the structured value that it is. */
function toStructured(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function withStructuredValues<Attributes extends object>(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, toStructured(value)])) as Attributes;
}

describe('worked vectors with structured values in place of JSON strings', () => {
  const structured = listVectors().flatMap((vector) =>
    translateVector(
      {
        ...vector,
        spans: vector.spans.map(({ events = [], ...span }) => ({
          ...span,
          attributes: withStructuredValues(span.attributes),
          events: events.map((event) => ({ ...event, attributes: withStructuredValues(event.attributes) })),
        })),
      },
      { pricing, startUnixNano },
    ).map((translated) => ({
      ...translated,
      title: `${vector.name}: ${translated.span.case ?? translated.span.name}`,
    })),
  );

  it.each(structured)('$title', ({ span, full }) => {
    expect(listDifferences(toVectorView(full), withoutSources(span.expect))).toEqual([]);
  });
});

describe('prices of the worked vectors', () => {
  const priced = spans.filter(({ full: { usage, model } }) => usage !== undefined && model !== undefined);

  it('are asked of every span that names a model and counts tokens', () => {
    expect(priced.length).toBeGreaterThanOrEqual(15);
  });

  it.each(priced)('$title: as the price list’s own calculator works them out', ({ full }) => {
    const { usage = {}, model = {}, provider = '', cost } = full;
    const listed = calcPrice(
      {
        input_tokens: usage.inputTokens ?? 0,
        output_tokens: usage.outputTokens ?? 0,
        cache_read_tokens: usage.cacheReadTokens ?? 0,
        cache_write_tokens: usage.cacheWriteTokens ?? 0,
      },
      model.response ?? model.request ?? '',
      { timestamp: START, providerId: LISTED_PROVIDERS[provider] ?? provider },
    );
    // A made-up model has no price in either, which is as far from any price as can be.
    expect(cost?.computed?.totalUsd ?? -1).toBeCloseTo(listed?.total_price ?? -1, 9);
  });
});
