import { ReadableStream } from 'node:stream/web';
import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';

import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { toTraceJson } from '@gander/protocol/trace-json';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp } from './support/post-otlp.ts';
import { toTestTraceData, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

const ENCODINGS = [
  { encoding: 'identity', compress: (bytes: Uint8Array) => bytes },
  { encoding: 'gzip', compress: (bytes: Uint8Array) => gzipSync(bytes) },
  {
    encoding: 'gzip',
    what: 'gzip of two members',
    compress: (bytes: Uint8Array) => Buffer.concat([gzipSync(bytes.subarray(0, 40)), gzipSync(bytes.subarray(40))]),
  },
  { encoding: 'GZIP', compress: (bytes: Uint8Array) => gzipSync(bytes) },
  { encoding: 'deflate', what: 'deflate in zlib framing', compress: (bytes: Uint8Array) => deflateSync(bytes) },
  { encoding: 'deflate', what: 'bare deflate', compress: (bytes: Uint8Array) => deflateRawSync(bytes) },
  { encoding: 'zstd', compress: (bytes: Uint8Array) => zstdCompressSync(bytes) },
] as const;

const FORMATS = [
  { type: 'application/x-protobuf', encode: encodeTraceData },
  {
    type: 'application/json',
    encode: (data: ReturnType<typeof toTestTraceData>) => new TextEncoder().encode(JSON.stringify(toTraceJson(data))),
  },
] as const;

const CASES = ENCODINGS.flatMap((encoding, row) =>
  FORMATS.flatMap((format, column) =>
    ['', '; charset=utf-8'].map((suffix, number) => ({
      what: 'what' in encoding ? encoding.what : encoding.encoding,
      encoding,
      format,
      type: format.type + suffix,
      traceId: toTraceIdHex(1 + row * 100 + column * 10 + number),
    })),
  ),
);

test.for(CASES)('$what of $type is stored and answered in kind', async ({ encoding, format, type, traceId }) => {
  const text = 'the quick brown fox '.repeat(50);
  const data = toTestTraceData([{ traceId, attributes: { text: { stringValue: text } } }]);
  const answer = await postOtlp(server, {
    body: encoding.compress(format.encode(data)),
    headers: { 'content-type': type, 'content-encoding': encoding.encoding },
  });
  expect(answer).toMatchObject({ status: 200, text: format.type === 'application/json' ? '{}' : '' });
  expect(answer.headers.get('content-type')).toBe(format.type);
  expect(await server.client.getTrace({ params: { traceId: `tr-${traceId}` } })).toMatchObject({ spanCount: 1 });
});

test('a chunked body is read to its end', async () => {
  const traceId = toTraceIdHex(9999);
  const bytes = encodeTraceData(toTestTraceData([{ traceId }]));
  const response = await fetch(`${server.baseUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf' },
    body: ReadableStream.from([bytes.subarray(0, 10), bytes.subarray(10)]),
    duplex: 'half',
  } as unknown as RequestInit);
  expect(response.status).toBe(200);
  expect(await server.client.getTrace({ params: { traceId: `tr-${traceId}` } })).toMatchObject({ spanCount: 1 });
});
