import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { toTraceJson } from '@gander/protocol/trace-json';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp } from './support/post-otlp.ts';
import { toSpanIdHex, toTestTraceData, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

interface PartialSuccessBody {
  readonly partialSuccess?: { readonly rejectedSpans: string; readonly errorMessage: string };
}

async function postJson(spans: Parameters<typeof toTestTraceData>[0]): Promise<PartialSuccessBody> {
  const answer = await postOtlp(server, {
    body: JSON.stringify(toTraceJson(toTestTraceData(spans))),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as PartialSuccessBody;
}

test('full success says nothing', async () => {
  expect(await postJson([{ traceId: toTraceIdHex(1) }])).toEqual({});
});

test('rejected spans are counted, and each reason is named once', async () => {
  const good = { traceId: toTraceIdHex(2), spanId: toSpanIdHex(1) };
  const { partialSuccess } = await postJson([{ traceId: '' }, { traceId: '' }, { spanId: '' }, good]);
  expect(partialSuccess?.rejectedSpans).toBe('3');
  expect(partialSuccess?.errorMessage.match(/no trace id/g)).toHaveLength(1);
  expect(partialSuccess?.errorMessage).toMatch(/2/);
  expect(partialSuccess?.errorMessage).toMatch(/no span id/);
  expect(await server.client.getTrace({ params: { traceId: `tr-${good.traceId}` } })).toMatchObject({ spanCount: 1 });
});

test('a thousand different faults make a message of bounded length', async () => {
  const spans = Array.from({ length: 1000 }, (_, index) => ({ traceId: 'ab'.repeat(1 + (index % 15)), spanId: '' }));
  const json = JSON.stringify(toTraceJson(toTestTraceData(spans)));
  const answer = await postOtlp(server, { body: json, headers: { 'content-type': 'application/json' } });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject({ partialSuccess: { rejectedSpans: '1000' } });
  expect(answer.text.length).toBeLessThan(5000);
});

test('a protobuf request is answered in protobuf', async () => {
  const answer = await postOtlp(server, { body: encodeTraceData(toTestTraceData([{ spanId: '' }])) });
  expect(answer.status).toBe(200);
  // Field 1 (partial_success) with field 1 (rejected_spans) = 1.
  expect([...Buffer.from(answer.text, 'latin1').subarray(0, 1)]).toEqual([0x0a]);
  expect(answer.text).toMatch(/no span id/);
});

test('a request of rejected spans alone stores nothing', async () => {
  await postJson([{ traceId: toTraceIdHex(3), spanId: '' }]);
  await expect(server.client.getTrace({ params: { traceId: `tr-${toTraceIdHex(3)}` } })).rejects.toMatchObject({
    status: 404,
  });
});
