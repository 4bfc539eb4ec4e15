import { readdirSync } from 'node:fs';

import type { LogData, LogRecord } from '@gander/protocol/log-data';
import { encodeLogData } from '@gander/protocol/log-encoder';
import { toLogJson } from '@gander/protocol/log-json';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { SPAN_ID, START_UNIX_NANO, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

function toTestLogData(records: readonly Partial<LogRecord>[]): LogData {
  return {
    resourceLogs: [
      {
        resource: { attributes: [], droppedAttributesCount: 0 },
        scopeLogs: [
          {
            scope: { name: 'logs', version: '', attributes: [], droppedAttributesCount: 0 },
            logRecords: records.map((record) => ({
              timeUnixNano: START_UNIX_NANO,
              observedTimeUnixNano: START_UNIX_NANO,
              severityNumber: 9,
              severityText: '',
              body: { stringValue: 'hello' },
              attributes: [],
              droppedAttributesCount: 0,
              flags: 0,
              traceId: '',
              spanId: '',
              eventName: '',
              ...record,
            })),
            schemaUrl: '',
          },
        ],
        schemaUrl: '',
      },
    ],
  };
}

const listLogs = async (traceId: string) =>
  (await server.client.listLogs({ params: { traceId: `tr-${traceId}` } })).items;

test('log records are kept with their trace and span, by time, whichever comes first', async () => {
  const traceId = toTraceIdHex(1);
  const records = [
    {
      traceId,
      spanId: SPAN_ID,
      timeUnixNano: START_UNIX_NANO + 2n,
      body: { stringValue: 'second' },
      severityText: 'NOTE',
    },
    { traceId, timeUnixNano: START_UNIX_NANO + 1n, body: { stringValue: 'first' } },
    { traceId: toTraceIdHex(2), body: { stringValue: 'of another trace' } },
    { body: { stringValue: 'of no trace' } },
  ];
  const answer = await postOtlp(server, { path: '/v1/logs', body: encodeLogData(toTestLogData(records)) });
  expect(answer).toMatchObject({ status: 200, text: '' });
  const expected = [
    { spanId: null, body: 'first', severity: 'INFO', timeUnixNano: START_UNIX_NANO + 1n },
    { spanId: SPAN_ID, body: 'second', severity: 'NOTE', timeUnixNano: START_UNIX_NANO + 2n },
  ];
  expect(await listLogs(traceId)).toMatchObject(expected);
  await postSpans(server, [{ traceId }]);
  expect(await listLogs(traceId)).toMatchObject(expected);
});

test('an exporter that repeats itself changes nothing', async () => {
  const traceId = toTraceIdHex(3);
  const body = encodeLogData(toTestLogData([{ traceId }]));
  await postOtlp(server, { path: '/v1/logs', body });
  await postOtlp(server, { path: '/v1/logs', body });
  expect(await listLogs(traceId)).toHaveLength(1);
});

test('JSON records are the same records, and an event is named by its field or its attribute', async () => {
  const traceId = toTraceIdHex(4);
  const attributes = [{ key: 'event.name', value: { stringValue: 'user_prompt' } }];
  const body = JSON.stringify(
    toLogJson(
      toTestLogData([
        { traceId, attributes },
        { traceId, eventName: 'gen_ai.choice' },
      ]),
    ),
  );
  const answer = await postOtlp(server, { path: '/v1/logs', body, headers: { 'content-type': 'application/json' } });
  expect(answer).toMatchObject({ status: 200, text: '{}' });
  expect((await listLogs(traceId)).map((row) => row.eventName).toSorted()).toEqual(['gen_ai.choice', 'user_prompt']);
});

test('a recorded log export is stored', async () => {
  const requests = readRecordedRequests('otel-genai').filter((request) => request.path === '/v1/logs');
  expect(requests.length).toBeGreaterThan(0);
  for (const { body, headers } of requests) {
    expect(await postOtlp(server, { path: '/v1/logs', body, headers })).toMatchObject({ status: 200, text: '' });
  }
});

test.for([
  { path: '/v1/logs', type: 'application/x-protobuf', body: 'no protobuf' },
  { path: '/v1/logs', type: 'application/json', body: '{"resourceLogs":1}' },
  { path: '/v1/metrics', type: 'application/x-protobuf', body: 'no protobuf' },
  { path: '/v1/metrics', type: 'application/json', body: '{' },
])('$path refuses $body', async ({ path, type, body }) => {
  const answer = await postOtlp(server, { path, body, headers: { 'content-type': type } });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe(type);
});

test('metrics are taken, counted and not kept', async () => {
  const gauge = { dataPoints: [{ asInt: '1' }, { asInt: '2' }, { asDouble: 0.5 }] };
  const body = JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'm', gauge }] }] }] });
  const answer = await postOtlp(server, { path: '/v1/metrics', body, headers: { 'content-type': 'application/json' } });
  expect(answer).toMatchObject({ status: 200, text: '{}' });
  const text = await (await fetch(`${server.baseUrl}/metrics`)).text();
  expect(text).toMatch(/^gander_otlp_accepted_total\{signal="metrics"\} 3$/m);
});

test('there is a recording of a metrics export, and it is taken', async () => {
  const folders = readdirSync(new URL('../../../../fixtures/otlp/', import.meta.url));
  const requests = folders.flatMap(readRecordedRequests).filter((request) => request.path === '/v1/metrics');
  expect(requests.length).toBeGreaterThan(0);
  for (const { path, headers, body } of requests) {
    expect(await postOtlp(server, { path, headers, body })).toMatchObject({ status: 200, text: '' });
  }
});
