import { request } from 'node:http';
import { ReadableStream, TextEncoderStream } from 'node:stream/web';
import { gzipSync } from 'node:zlib';

import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';
import { toSpanIdHex, toTestTraceData, toTraceIdHex } from './support/test-spans.ts';

const MIB = 1024 * 1024;

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

test('a small body whose large resource belongs to very many traces is refused, not multiplied', async () => {
  const spans = Array.from({ length: 250 }, (_, index) => ({ traceId: toTraceIdHex(index + 1) }));
  const resource = { 'service.name': { stringValue: 'x'.repeat(MIB) } };
  const body = gzipSync(encodeTraceData(toTestTraceData(spans, resource)));
  const answer = await postOtlp(server, { body, headers: { 'content-encoding': 'gzip' } });
  expect([answer.status, answer.text]).toEqual([413, expect.stringContaining('smaller batches')]);
});

test('a small JSON body that inflates to millions of objects is refused before it is parsed', async () => {
  const body = gzipSync(`{"x":[${'{},'.repeat(5_000_000)}{}]}`);
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const answer = await postOtlp(server, { body, headers });
  expect([answer.status, answer.text]).toEqual([413, expect.stringContaining('objects and arrays')]);
});

test('a body larger than the whole queue is read, not sent away for ever', async () => {
  const small = await openTestServer({ queueBytes: 1000 });
  const answer = await postSpans(small, [{ attributes: { text: { stringValue: 'x'.repeat(5000) } } }]);
  await small.dispose();
  expect(answer.status).toBe(200);
});

test('an id of a client that no address could name is not taken', async () => {
  const traceId = toTraceIdHex(4711);
  const attributes = { 'mlflow.traceRequestId': { stringValue: '..' } };
  await postSpans(server, [{ traceId, spanId: toSpanIdHex(1), attributes }]);
  expect(await server.client.getTrace({ params: { traceId } })).toMatchObject({ traceId: `tr-${traceId}` });
});

test('a request target in absolute form, as proxies send it, finds its route', async () => {
  const status = await new Promise((resolve, reject) => {
    const { port } = new URL(server.baseUrl);
    const path = `${server.baseUrl}/v1/traces`;
    const sent = request(
      { port, path, method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on('error', reject);
    sent.end('{"resourceSpans":[]}');
  });
  expect(status).toBe(200);
});

test('forms without a length are read, and refused when they are too long or missing', async () => {
  const post = (body: ReadableStream | null) =>
    fetch(`${server.baseUrl}/api/gander/v1/experiments`, {
      method: 'POST',
      body,
      duplex: 'half',
    } as unknown as RequestInit);
  const toStream = (text: string) => ReadableStream.from([text]).pipeThrough(new TextEncoderStream());
  expect((await post(toStream('{"name":"chunked"}'))).status).toBe(200);
  expect((await post(null)).status).toBe(400);
  const tooLong = await post(toStream(`{"name":"${'x'.repeat(2 * MIB)}"}`)).catch((error: unknown) => error);
  // The server may hang up while the rest is still being sent.
  expect(tooLong instanceof Response ? tooLong.status : 413).toBe(413);
});
