import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMlflowCaller, type MlflowCaller } from './support/call-mlflow.ts';
import { openTestServer, startTestServer, type TestServer } from './support/test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** What all routes share: where fields may be, how they are spelled, what refusals look like. */
describe('the MLflow surface', () => {
  let server: TestServer;
  let call: MlflowCaller;
  let url: string;
  beforeAll(async () => {
    server = await openTestServer();
    call = createMlflowCaller(server);
    url = `${server.baseUrl}/api/2.0/mlflow`;
  });
  afterAll(() => server.dispose());

  const create = (body: string, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
    fetch(`${url}/experiments/create`, { method: 'POST', headers, body });

  it('should answer under /api and /ajax-api alike', async () => {
    for (const prefix of ['api', 'ajax-api']) {
      const response = await fetch(`${server.baseUrl}/${prefix}/2.0/mlflow/experiments/get?experiment_id=0`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
    }
  });

  it.each(['Basic YTpi', 'Bearer abc', 'nonsense'])(
    'should take no offence at credentials: %s',
    async (authorization) => {
      const response = await fetch(`${url}/experiments/get?experiment_id=0`, { headers: { authorization } });
      expect(response.status).toBe(200);
    },
  );

  it.each([
    ['an unknown address', 'GET', '/api/2.0/mlflow/nope', 404],
    ['a trailing slash', 'GET', '/api/2.0/mlflow/experiments/get/', 404],
    ['another version', 'GET', '/api/3.0/mlflow/experiments/get', 404],
    ['an address of the web pages only', 'GET', '/api/2.0/mlflow/metrics/get-history-bulk', 404],
    ['a wrong method', 'POST', '/api/2.0/mlflow/experiments/get', 405],
    ['a wrong method', 'DELETE', '/api/2.0/mlflow/runs/create', 405],
  ])(
    'should answer %s with a page, which clients tell from an unknown entity',
    async (_title, method, path, status) => {
      const response = await fetch(server.baseUrl + path, { method });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    },
  );

  it('should answer an unknown entity with JSON', async () => {
    const response = await fetch(`${url}/experiments/get?experiment_id=999`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
      message: 'No Experiment with id=999 exists',
    });
  });

  it.each([
    ['no JSON', '{not json', "Missing value for required parameter 'name'"],
    ['nothing', '', "Missing value for required parameter 'name'"],
    ['null', 'null', "Missing value for required parameter 'name'"],
    ['a number', '{"name":5}', "Invalid value 5 for parameter 'name' supplied"],
    ['an object', '{"name":{"a":1}}', `Invalid value {"a":1} for parameter 'name' supplied`],
    ['a long name', `{"name":"${'x'.repeat(501)}"}`, "'name' exceeds the maximum length of 500 characters"],
    ['a list', '[]', 'not a JSON object'],
    ['a text', '"str"', 'not a JSON object'],
    [
      'a bad tag',
      '{"name":"a","tags":[{"key":"a"},{"value":"b"}]}',
      "Missing value for required parameter 'tags[1].key'",
    ],
  ])('should refuse %s for a message', async (_title, body, message) => {
    const response = await create(body);
    expect(response.status).toBe(400);
    const refusal = (await response.json()) as { error_code: string; message: string };
    expect(refusal.error_code).toBe('INVALID_PARAMETER_VALUE');
    expect(refusal.message).toContain(message);
  });

  it('should insist on JSON where a body is sent', async () => {
    for (const headers of [{ 'content-type': 'text/plain' }, { 'content-type': 'application/x-www-form-urlencoded' }]) {
      expect((await create('{"name":"typed"}', headers)).status).toBe(400);
    }
    expect((await create('{"name":"typed"}', { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });

  it('should refuse a body that is too large before it has read it all', async () => {
    const response = await create(`{"name":"${'x'.repeat(17 * 1024 * 1024)}"}`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error_code: 'BAD_REQUEST' });
  });

  it('should keep every digit of big numbers, on the way in and out', async () => {
    const { run } = (await call('POST', '/runs/create', { experimentId: '0', startTime: '9007199254740993' })) as {
      run: { info: { run_id: string } };
    };
    const body = `{"run_id":"${run.info.run_id}","key":"m","value":1,"timestamp":9223372036854775807,"step":-9223372036854775808}`;
    await fetch(`${url}/runs/log-metric`, { method: 'POST', headers: JSON_TYPE, body });
    const text = await (await fetch(`${url}/runs/get?run_id=${run.info.run_id}`)).text();
    expect(text).toContain('"start_time":9007199254740993');
    expect(text).toContain('"timestamp":9223372036854775807,"step":-9223372036854775808');
  });

  it('should answer NaN by its name', async () => {
    const { run } = (await call('POST', '/runs/create', { experiment_id: '0' })) as {
      run: { info: { run_id: string } };
    };
    const metric = { run_id: run.info.run_id, key: 'm', value: 'NaN', timestamp: 1 };
    await call('POST', '/runs/log-metric', metric);
    const history = await call('GET', `/metrics/get-history?run_id=${run.info.run_id}&metric_key=m&max_results=5`);
    expect(history).toEqual({ metrics: [{ key: 'm', value: 'NaN', timestamp: 1, step: 0 }] });
  });

  it.each([
    `${"name = 'a' AND ".repeat(5000)} name = 'b'`,
    `name LIKE '${'%a'.repeat(30_000)}'`,
    `name = '${'x'.repeat(100_000)}`,
    '('.repeat(50_000),
  ])('should refuse a filter that is too much', async (filter) => {
    const body = JSON.stringify({ filter, max_results: 5 });
    const response = await fetch(`${url}/experiments/search`, { method: 'POST', headers: JSON_TYPE, body });
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(3000);
  });

  it('should refuse more ids than a database takes', async () => {
    const ids = Array.from({ length: 40_000 }, (_none, index) => String(index));
    await expect(call('POST', '/runs/search', { experiment_ids: ids })).rejects.toThrow('INVALID_PARAMETER_VALUE');
  });
});

it('should say so on a store without a database', async () => {
  const server = await startTestServer({ storeUri: './mlruns' });
  const response = await fetch(`${server.baseUrl}/api/2.0/mlflow/experiments/get?experiment_id=0`);
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({ error_code: 'NOT_IMPLEMENTED' });
});
