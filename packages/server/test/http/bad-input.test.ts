import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { SPAN_ID, TRACE_ID } from './support/test-spans.ts';
import { startTestServer } from './support/test-server.ts';

const MIB = 1024 * 1024;
const RECORDED = readRecordedRequests('voltagent')[0]?.body ?? Buffer.alloc(0);
const JSON_TYPE = { 'content-type': 'application/json' };
const ONE_SPAN = { params: { traceId: TRACE_ID, spanId: SPAN_ID } };

interface BadRequest {
  readonly what: string;
  readonly status: number;
  readonly says: RegExp;
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const BAD_REQUESTS: readonly BadRequest[] = [
  {
    what: 'a wrong content type',
    status: 415,
    says: /application\/x-protobuf or application\/json/,
    body: '{}',
    headers: { 'content-type': 'text/plain' },
  },
  {
    what: 'an unknown content encoding',
    status: 415,
    says: /gzip, deflate, zstd/,
    body: '{}',
    headers: { ...JSON_TYPE, 'content-encoding': 'br' },
  },
  { what: 'an empty JSON body', status: 400, says: /empty|JSON/i, body: '', headers: JSON_TYPE },
  {
    what: 'JSON with a syntax error',
    status: 400,
    says: /JSON/,
    body: '{"resourceSpans":[',
    headers: JSON_TYPE,
  },
  {
    what: 'JSON of another shape',
    status: 400,
    says: /resourceSpans/,
    body: '{"resourceSpans":7}',
    headers: JSON_TYPE,
  },
  {
    what: 'a truncated protobuf',
    status: 400,
    says: /declares \d+ bytes/,
    body: RECORDED.subarray(0, RECORDED.length - 3),
  },
  {
    what: 'a gzip that is none',
    status: 400,
    says: /gzip/,
    body: 'plain text',
    headers: { 'content-encoding': 'gzip' },
  },
  {
    what: 'a truncated gzip',
    status: 400,
    says: /gzip/,
    body: gzipSync(RECORDED).subarray(0, 200),
    headers: { 'content-encoding': 'gzip' },
  },
  {
    what: 'a gzip bomb',
    status: 413,
    says: /smaller batches/,
    body: gzipSync(Buffer.alloc(80 * MIB)),
    headers: { 'content-encoding': 'gzip' },
  },
];

describe('a request that cannot be read is refused with what to do, and nothing of it is kept', () => {
  test.each(BAD_REQUESTS)('$what: $status', async ({ status, says, body, headers }) => {
    const server = await startTestServer();
    const answer = await postOtlp(server, { body, ...(headers && { headers }) });
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(says);
    expect((await server.client.countTraces({ params: { experimentId: '0' } })).total).toBe(0);
  });
});

describe('odd but legal spans are kept as sent', () => {
  test('a 1 MB attribute', async () => {
    const server = await startTestServer();
    const value = 'é'.repeat(MIB / 2);
    await postSpans(server, [{ attributes: { big: { stringValue: value } } }]);
    expect((await server.client.getSpan(ONE_SPAN)).attributes['big']).toBe(value);
  });

  test('10,000 attributes', async () => {
    const server = await startTestServer();
    const entries = Array.from({ length: 10_000 }, (_, index) => [`k${index}`, { intValue: BigInt(index) }] as const);
    await postSpans(server, [{ attributes: Object.fromEntries(entries) }]);
    const { attributes } = await server.client.getSpan(ONE_SPAN);
    expect(Object.keys(attributes)).toHaveLength(10_000);
    expect(attributes['k9999']).toBe(9999);
  });

  test.each([
    { what: 'an end before the start', start: 1_763_000_000_000_000_009n, end: 1_763_000_000_000_000_001n },
    { what: 'the year 1970', start: 1n, end: 2n },
    { what: 'the last nanosecond of an int64, in 2262', start: 2n ** 63n - 2n, end: 2n ** 63n - 1n },
  ])('$what', async ({ start, end }) => {
    const server = await startTestServer();
    await postSpans(server, [{ startTimeUnixNano: start, endTimeUnixNano: end }]);
    const { items } = await server.client.listSpans({ params: { traceId: TRACE_ID } });
    expect(items).toMatchObject([{ startUnixNano: start, endUnixNano: end }]);
  });

  test('one span id twice in a request: the later counts, once', async () => {
    const server = await startTestServer();
    const answer = await postSpans(server, [{ name: 'first' }, { name: 'second' }]);
    expect(answer.status).toBe(200);
    const trace = await server.client.getTrace({ params: { traceId: TRACE_ID } });
    expect(trace).toMatchObject({ spanCount: 1, name: 'second' });
    expect((await server.client.getSpan(ONE_SPAN)).span.name).toBe('second');
  });
});
