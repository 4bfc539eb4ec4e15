import { beforeAll, describe, expect, it } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const params = { experimentId: '0' };
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  await postSpans(
    server,
    ['gpt-5', 'gpt-5', 'claude-sonnet-4-5'].map((model, index) => ({
      traceId: toTraceIdHex(index + 1),
      spanId: toSpanIdHex(index + 1),
      name: `trace ${index}`,
      startTimeUnixNano: START_UNIX_NANO + BigInt(index) * 1_000_000_000n,
      endTimeUnixNano: START_UNIX_NANO + BigInt(index) * 1_000_000_000n + BigInt(10 * (index + 1)) * 1_000_000n,
      status: index === 0 ? { code: 2, message: 'rate limit' } : { code: 1, message: '' },
      attributes: {
        'gen_ai.operation.name': { stringValue: 'chat' },
        'gen_ai.request.model': { stringValue: model },
        'gen_ai.usage.input_tokens': { intValue: 100n },
        'gen_ai.usage.output_tokens': { intValue: 10n },
      },
    })),
  );
  return () => server.dispose();
});

describe('figures for dashboards', () => {
  it('are those of the traces that match, in total and over time', async () => {
    const series = await server.client.getTraceSeries({ params, query: { buckets: 10 } });
    expect(series.total).toMatchObject({ traceCount: 3, errorCount: 1, totalTokens: 330, p50Ms: 20, p99Ms: 30 });
    expect(series.buckets.reduce((sum, { traceCount }) => sum + traceCount, 0)).toBe(3);
    const failed = await server.client.getTraceSeries({ params, query: { filter: "status = 'ERROR'" } });
    expect(failed.total).toMatchObject({ traceCount: 1, p50Ms: 10 });
  });

  it('count calls by model', async () => {
    const { models, tools } = await server.client.getCallFigures({ params });
    expect(Object.fromEntries(models.map(({ model, callCount }) => [model, callCount]))).toEqual({
      'claude-sonnet-4-5': 1,
      'gpt-5': 2,
    });
    expect(models.find(({ model }) => model === 'gpt-5')).toMatchObject({
      inputTokens: 200,
      outputTokens: 20,
      errorCount: 1,
      lastFailed: { spanId: toSpanIdHex(1) },
    });
    expect(tools).toEqual([]);
  });

  it('are refused for what cannot be read and what is not there', async () => {
    await expect(server.client.getTraceSeries({ params, query: { filter: 'status =' } })).rejects.toMatchObject({
      status: 400,
    });
    await expect(server.client.getCallFigures({ params: { experimentId: '99' } })).rejects.toMatchObject({
      status: 404,
    });
  });
});
