import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp } from './support/post-otlp.ts';
import { toTestTraceData, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

const ADDRESSES = [
  '/v1/traces',
  '/v1/traces/',
  '/v1/traces?source=test',
  '/',
  '/api/public/otel/v1/traces',
  '/otel/v1/traces',
  '/opentelemetry/v1/traces',
];

test.for(ADDRESSES)('POST %s takes traces', async (path) => {
  const traceId = toTraceIdHex(1 + ADDRESSES.indexOf(path));
  const answer = await postOtlp(server, { path, body: encodeTraceData(toTestTraceData([{ traceId }])) });
  expect(answer.status).toBe(200);
  expect(await server.client.getTrace({ params: { traceId: `tr-${traceId}` } })).toMatchObject({ spanCount: 1 });
});

test.for(['/v1/logs', '/v1/metrics', '/v1/metrics/'])('POST %s is answered 200', async (path) => {
  expect(await postOtlp(server, { path, body: '' })).toMatchObject({ status: 200, text: '' });
});

test.for(['/v1/traces', '/v1/logs', '/v1/metrics'])('GET %s says which method it wants', async (path) => {
  const response = await fetch(server.baseUrl + path);
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
  expect(await response.text()).toMatch(/POST/);
});

test('a form posted to / is not taken for telemetry', async () => {
  const response = await fetch(server.baseUrl, { method: 'POST', body: new URLSearchParams({ a: '1' }) });
  expect(response.status).toBe(404);
});

test('an unknown address of our own API is a 404 in JSON', async () => {
  const response = await fetch(`${server.baseUrl}/api/gander/v1/nothing`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
});

test('any other unknown address is a page: MLflow clients take JSON for an unknown entity', async () => {
  for (const path of ['/api/2.0/nothing', '/v1/nothing', '/nothing']) {
    const response = await fetch(server.baseUrl + path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-type'), path).toMatch(/^text\/html/);
  }
});
