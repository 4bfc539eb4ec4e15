import { describe, expect, it } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { SPAN_ID, START_UNIX_NANO, TRACE_ID } from './support/test-spans.ts';
import { startTestServer } from './support/test-server.ts';

const call = {
  'gen_ai.operation.name': { stringValue: 'chat' },
  'gen_ai.provider.name': { stringValue: 'openai' },
  'gen_ai.request.model': { stringValue: 'gpt-4o' },
  'gen_ai.usage.input_tokens': { intValue: 1_000_000n },
  'gen_ai.usage.output_tokens': { intValue: 0n },
} as const;

const params = { traceId: TRACE_ID, spanId: SPAN_ID };

describe('prices', () => {
  it('should put a price on a call, with where it comes from', async () => {
    const server = await startTestServer();
    await postSpans(server, [{ attributes: call }]);
    expect(await server.client.getTrace({ params })).toMatchObject({ costUsd: 2.5 });
    const { span, normalized } = await server.client.getSpan({ params });
    expect(span.costUsd).toBe(2.5);
    expect(normalized).toMatchObject({
      costUsd: 2.5,
      cost: {
        inputUsd: 2.5,
        outputUsd: 0,
        totalUsd: 2.5,
        source: 'table',
        computed: { rule: 'exact', priceRow: 'openai/gpt-4o', table: expect.stringMatching(/^genai-prices@/) },
      },
      usageAccount: { rule: 'no-cache', raw: { input: 1_000_000, output: 0 } },
    });
  });

  it('should believe the emitter, and show what the list says beside it', async () => {
    const server = await startTestServer();
    await postSpans(server, [{ attributes: { ...call, 'gen_ai.usage.cost': { doubleValue: 7 } } }]);
    expect(await server.client.getTrace({ params })).toMatchObject({ costUsd: 7 });
    expect((await server.client.getSpan({ params })).normalized.cost).toMatchObject({
      totalUsd: 7,
      source: 'emitter',
      computed: { totalUsd: 2.5 },
      isDisputed: true,
    });
  });

  it('should let a price that a user entered win, from its time on, until it is taken back', async () => {
    const server = await startTestServer();
    await postSpans(server, [{ attributes: call }]);
    const startMs = Number(START_UNIX_NANO / 1_000_000n);
    const body = { modelPattern: 'gpt-*', prices: { input: 4, output: 1 } };
    const later = await server.client.createPrice({ params: {}, body: { ...body, validFromMs: startMs + 1 } });
    await postSpans(server, [{ attributes: call }]);
    expect((await server.client.getSpan({ params })).span.costUsd).toBe(2.5);

    const price = await server.client.createPrice({ params: {}, body: { ...body, validFromMs: startMs } });
    expect(await server.client.listPrices({ params: {} })).toEqual({ items: [later, price] });
    await postSpans(server, [{ attributes: call, name: 'sent again' }]);
    const { span, normalized } = await server.client.getSpan({ params });
    expect(span.costUsd).toBe(4);
    expect(normalized.cost).toMatchObject({ source: 'user', computed: { rule: 'gpt-*', priceRow: price.priceId } });

    await server.client.deletePrice({ params: { priceId: price.priceId } });
    expect((await server.client.getSpan({ params })).normalized.costUsd).toBe(2.5);
    await postSpans(server, [{ attributes: call, name: 'sent once more' }]);
    expect((await server.client.getTrace({ params })).costUsd).toBe(2.5);
  });

  it.each([
    [{ modelPattern: '', prices: { input: 1 } }],
    [{ modelPattern: 'a', prices: {} }],
    [{ modelPattern: 'a', prices: { input: -1 } }],
    [{ modelPattern: 'a', prices: { input: Number.MAX_VALUE } }],
    [{ modelPattern: 'x'.repeat(301), prices: { input: 1 } }],
  ])('should refuse the price %o', async (body) => {
    const server = await startTestServer();
    await expect(server.client.createPrice({ params: {}, body })).rejects.toMatchObject({
      status: 400,
      code: 'invalid_argument',
    });
  });

  it('should say that a price to delete is not there', async () => {
    const server = await startTestServer();
    await expect(server.client.deletePrice({ params: { priceId: '9' } })).rejects.toMatchObject({ status: 404 });
  });
});
