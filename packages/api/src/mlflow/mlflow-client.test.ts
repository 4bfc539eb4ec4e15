import { describe, expect, it } from 'vitest';

import { createMlflowClient } from './mlflow-client.ts';

interface Sent {
  readonly url: string;
  readonly method: string | undefined;
  readonly body: string | undefined;
}

/** A server that answers everything alike and remembers what it was asked. */
function createFakeServer(answer: string, status = 200) {
  const sent: Sent[] = [];
  const client = createMlflowClient({
    baseUrl: 'http://server',
    headers: { authorization: 'Bearer x' },
    async fetch(url, init) {
      const body = init?.body;
      sent.push({
        url: typeof url === 'string' ? url : '',
        method: init?.method,
        body: body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined,
      });
      return new Response(answer, { status });
    },
  });
  return { client, sent };
}

describe('createMlflowClient', () => {
  it('should put the fields of a GET into its query, lists as repeated keys', async () => {
    const { client, sent } = createFakeServer('{}');
    await client.batchGetTraces({ trace_ids: ['tr-1', 'a&b'] });
    expect(sent).toEqual([
      {
        url: 'http://server/api/3.0/mlflow/traces/batchGet?trace_ids=tr-1&trace_ids=a%26b',
        method: 'GET',
        body: undefined,
      },
    ]);
  });

  it('should put path parameters into the address and everything into the body, digit by digit', async () => {
    const { client, sent } = createFakeServer('{"traces_deleted":1}');
    await client.deleteTraceTagV2({ trace_id: 'a/b', key: 'k' });
    await client.deleteTracesV2({ experiment_id: '1', max_timestamp_millis: 9_007_199_254_740_993n });
    expect(sent.map(({ url, method, body }) => [method, url, body])).toEqual([
      ['DELETE', 'http://server/api/2.0/mlflow/traces/a%2Fb/tags', '{"trace_id":"a/b","key":"k"}'],
      [
        'POST',
        'http://server/api/2.0/mlflow/traces/delete-traces',
        '{"experiment_id":"1","max_timestamp_millis":9007199254740993}',
      ],
    ]);
  });

  it('should give back what was left out, and keep every digit', async () => {
    expect(await createFakeServer('{}').client.searchRuns({ experiment_ids: ['0'] })).toEqual({ runs: [] });
    const history = '{"metrics":[{"key":"a","value":"NaN","timestamp":9007199254740993,"step":0}]}';
    const { metrics } = await createFakeServer(history).client.getMetricHistory({ run_id: 'r', metric_key: 'a' });
    expect(metrics).toEqual([{ key: 'a', value: Number.NaN, timestamp: 9_007_199_254_740_993n, step: 0 }]);
  });

  it('should throw what the server says', async () => {
    const refusal = '{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"Run with id=x not found"}';
    await expect(createFakeServer(refusal, 404).client.getRun({ run_id: 'x' })).rejects.toMatchObject({
      name: 'MlflowRequestError',
      status: 404,
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
      message: 'Run with id=x not found',
    });
    await expect(createFakeServer('<html>', 404).client.getRun({ run_id: 'x' })).rejects.toMatchObject({
      status: 404,
      errorCode: undefined,
      message: 'The server answered 404.',
    });
    await expect(createFakeServer('<html>').client.getRun({ run_id: 'x' })).rejects.toThrow('expected');
  });

  it('should say when nobody answers', async () => {
    const client = createMlflowClient({
      baseUrl: 'http://server',
      fetch: async () => {
        throw new TypeError('fetch failed');
      },
    });
    await expect(client.getRun({ run_id: 'x' })).rejects.toMatchObject({
      status: 0,
      message: 'Cannot reach the server at http://server. Is it running?',
    });
  });
});
