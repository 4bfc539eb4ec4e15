import { createHash } from 'node:crypto';
import { deflateSync, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

import { toTraceExportUrl } from '@gander/api/gander/trace-export';
import type { TraceData } from '@gander/protocol/trace-data';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { parseTraceJson, toTraceJson } from '@gander/protocol/trace-json';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, test } from 'vitest';

import { postOtlp } from './support/post-otlp.ts';
import { listRecordings, readRecordedRequests } from './support/recordings.ts';
import { type SpanSketch, toSpanIdHex, toTestTraceData, toTraceIdHex } from './support/test-spans.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const MEBIBYTE = 1024 * 1024;
const params = { experimentId: '0' };

interface Sent {
  readonly name: string;
  readonly data: TraceData;
  readonly protobuf: Uint8Array;
}

/** Every recorded request with spans of several traces. */
const RECORDED: readonly Sent[] = listRecordings().flatMap((recording) =>
  readRecordedRequests(recording)
    .filter(({ path }) => path.endsWith('/traces'))
    .map(({ name, headers, body }) => {
      const bytes = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      const isJson = headers['content-type']?.startsWith('application/json') === true;
      const data = isJson ? parseTraceJson(bytes).data : decodeTraceData(bytes);
      return { name: `${recording}/${name}`, data, protobuf: isJson ? encodeTraceData(data) : bytes };
    })
    .filter(({ data }) => listTraceIds(data).length > 1),
);

const WAYS = [
  { way: 'protobuf', encode: ({ protobuf }: Sent) => protobuf, headers: {} },
  {
    way: 'protobuf, gzip',
    encode: ({ protobuf }: Sent) => gzipSync(protobuf),
    headers: { 'content-encoding': 'gzip' },
  },
  {
    way: 'protobuf, deflate',
    encode: ({ protobuf }: Sent) => deflateSync(protobuf),
    headers: { 'content-encoding': 'deflate' },
  },
  {
    way: 'protobuf, zstd',
    encode: ({ protobuf }: Sent) => zstdCompressSync(protobuf),
    headers: { 'content-encoding': 'zstd' },
  },
  {
    way: 'JSON',
    encode: ({ data }: Sent) => new TextEncoder().encode(JSON.stringify(toTraceJson(data))),
    headers: { 'content-type': 'application/json' },
  },
  {
    way: 'JSON, gzip',
    encode: ({ data }: Sent) => gzipSync(JSON.stringify(toTraceJson(data))),
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  },
] as const;

function listPlaced(data: TraceData) {
  return data.resourceSpans.flatMap(({ scopeSpans, ...resource }) =>
    scopeSpans.flatMap(({ spans, ...scope }) => spans.map((span) => ({ span, scope, resource }))),
  );
}

function listTraceIds(data: TraceData): readonly string[] {
  return [...new Set(listPlaced(data).map(({ span }) => span.traceId))];
}

type Placed = ReturnType<typeof listPlaced>[number];

/** The spans of a trace with their resources and scopes, by id: of one that came twice the later. */
function pickTrace(placed: readonly Placed[], traceId: string): ReadonlyMap<string, Placed> {
  return new Map(placed.flatMap((one) => (one.span.traceId === traceId ? [[one.span.spanId, one] as const] : [])));
}

/** What the server has of the traces, as OTLP. */
async function exportTraces(server: TestServer, traceIds: readonly string[]): Promise<readonly Placed[]> {
  const query = { format: 'otlp', traceIds: traceIds.map((traceId) => `tr-${traceId}`).join() } as const;
  const response = await fetch(toTraceExportUrl({ baseUrl: server.baseUrl, experimentId: '0', query }));
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const { data, rejected } = parseTraceJson(new TextEncoder().encode(line));
    expect(rejected).toEqual([]);
    return listPlaced(data);
  });
}

async function expectStored(server: TestServer, data: TraceData, traceIds = listTraceIds(data)): Promise<void> {
  const sent = listPlaced(data);
  const stored = await exportTraces(server, traceIds);
  let spanCount = 0;
  for (const traceId of traceIds) {
    const expected = pickTrace(sent, traceId);
    expect(pickTrace(stored, traceId)).toEqual(expected);
    spanCount += expected.size;
  }
  expect(stored).toHaveLength(spanCount);
  // The same by the other way, of one span.
  const traceId = traceIds.at(-1) ?? '';
  const [spanId = '', expected] = [...pickTrace(sent, traceId)].at(-1) ?? [];
  const raw = await server.client.getRawSpan({ params: { traceId: `tr-${traceId}`, spanId } });
  expect(listPlaced(parseTraceJson(new TextEncoder().encode(JSON.stringify(raw))).data)).toEqual([expected]);
}

interface PayloadRow {
  readonly raw_size: number;
  readonly encoding: number;
  readonly payload: Buffer;
}

function readPayloads(server: TestServer, table: string): readonly PayloadRow[] {
  const database = new BetterSqlite3(server.databasePath, { readonly: true });
  try {
    return database.prepare<[], PayloadRow>(`select raw_size, encoding, payload from ${table}`).all();
  } finally {
    database.close();
  }
}

const readBodies = (server: TestServer) => readPayloads(server, 'request_bodies');
const readChunks = (server: TestServer) => readPayloads(server, 'span_chunks');

async function remove(server: TestServer, traceIds: readonly string[]): Promise<void> {
  const selection = { traceIds: traceIds.map((traceId) => `tr-${traceId}`) };
  const { count } = await server.client.deleteTraces({ params, body: { selection } });
  expect(count).toBe(traceIds.length);
}

/** Traces that say something that cannot be compressed, each of about so many bytes. */
function buildNoise(traceCount: number, size: number): TraceData {
  const spans = Array.from({ length: traceCount }, (_, index): SpanSketch => {
    const noise = createHash('shake256', { outputLength: Math.ceil(size / 2) })
      .update(`${index}`)
      .digest('hex');
    return {
      traceId: toTraceIdHex(index + 1),
      spanId: toSpanIdHex(index + 1),
      attributes: { text: { stringValue: noise } },
    };
  });
  return toTestTraceData(spans);
}

test('there are recordings of requests with several traces', () => {
  expect(RECORDED.length).toBeGreaterThan(5);
});

describe.each(WAYS)('traces that came together as $way', ({ encode, headers }) => {
  it('are what was sent, each, and stay so when one is deleted', { timeout: 120_000 }, async () => {
    const server = await startTestServer();
    for (const sent of RECORDED) {
      const answer = await postOtlp(server, { body: encode(sent), headers });
      expect([sent.name, answer.status]).toEqual([sent.name, 200]);
      // Else the test is about something else.
      expect(readBodies(server), sent.name).toHaveLength(sent.protobuf.byteLength > MEBIBYTE / 2 ? 0 : 1);
      await expectStored(server, sent.data);
      const [first = '', ...others] = listTraceIds(sent.data);
      await remove(server, [first]);
      await expectStored(server, sent.data, others);
      await remove(server, others);
      expect([...readBodies(server), ...readChunks(server)]).toEqual([]);
    }
  });

  it('are whole when their request comes again, deleted or not', async () => {
    const server = await startTestServer();
    // The one with most traces.
    const sent = RECORDED.reduce((most, one) =>
      listTraceIds(one.data).length > listTraceIds(most.data).length ? one : most,
    );
    const post = () => postOtlp(server, { body: encode(sent), headers });
    await post();
    await post();
    await expectStored(server, sent.data);
    expect(readBodies(server)).toHaveLength(1);
    await remove(server, listTraceIds(sent.data).slice(1, 2));
    await post();
    await expectStored(server, sent.data);
    expect(readChunks(server)).toHaveLength(listTraceIds(sent.data).length);
  });
});

test('the traces of a request of more than a mebibyte are each kept on their own', async () => {
  const server = await startTestServer();
  const data = buildNoise(3, MEBIBYTE / 2);
  const body = gzipSync(encodeTraceData(data));
  expect((await postOtlp(server, { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
  expect(readBodies(server)).toEqual([]);
  expect(readChunks(server)).toHaveLength(3);
  await expectStored(server, data);
});

test('a single trace of more than a mebibyte is kept as it came', async () => {
  const server = await startTestServer();
  const data = toTestTraceData([{ attributes: { text: { stringValue: 'all the same '.repeat(200_000) } } }]);
  const body = gzipSync(encodeTraceData(data));
  expect((await postOtlp(server, { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
  expect(readBodies(server).map(({ payload }) => payload.equals(body))).toEqual([true]);
  await expectStored(server, data);
});

test.each([1, 3])('a body of %i traces that its sender has hardly compressed is smaller here', async (traceCount) => {
  const server = await startTestServer();
  const spans = Array.from({ length: traceCount }, (_, index) => ({
    traceId: toTraceIdHex(index + 1),
    attributes: { text: { stringValue: `again and again, says ${index}; `.repeat(300) } },
  }));
  const data = toTestTraceData(spans);
  const body = gzipSync(encodeTraceData(data), { level: 0 });
  expect((await postOtlp(server, { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
  const stored = [...readBodies(server), ...readChunks(server)];
  expect(stored.reduce((sum, { payload }) => sum + payload.byteLength, 0)).toBeLessThan(body.byteLength / 10);
  await expectStored(server, data);
});

test.each([
  { what: 'gzip', encoding: 'gzip', compress: gzipSync },
  { what: 'zstd', encoding: 'zstd', compress: zstdCompressSync },
])('a truncated $what is refused, and stores nothing', async ({ encoding, compress }) => {
  const server = await startTestServer();
  const [sent] = RECORDED;
  if (sent === undefined) throw new Error('There is no recording');
  const body = compress(sent.protobuf);
  for (const length of [1, 10, body.byteLength >> 1, body.byteLength - 9, body.byteLength - 1]) {
    const headers = { 'content-encoding': encoding };
    expect((await postOtlp(server, { body: body.subarray(0, length), headers })).status).toBe(400);
  }
  expect([...readBodies(server), ...readChunks(server)]).toEqual([]);
  expect((await server.client.countTraces({ params, query: {} })).total).toBe(0);
  // And leaves a server that goes on.
  expect((await postOtlp(server, { body, headers: { 'content-encoding': encoding } })).status).toBe(200);
  await expectStored(server, sent.data);
});

test.each([
  { what: 'gzip members', encoding: 'gzip', compress: gzipSync },
  { what: 'zstd frames', encoding: 'zstd', compress: zstdCompressSync },
])('a body of several $what is stored whole', async ({ encoding, compress }) => {
  const server = await startTestServer();
  const [one, two] = [
    buildNoise(2, 2000),
    toTestTraceData([{ attributes: { text: { stringValue: 'two'.repeat(9000) } } }]),
  ];
  const data: TraceData = { resourceSpans: [...one.resourceSpans, ...two.resourceSpans] };
  // Messages of protobuf one after the other are one message.
  const body = Buffer.concat([encodeTraceData(two), encodeTraceData(one)].map((bytes) => compress(bytes)));
  expect((await postOtlp(server, { body, headers: { 'content-encoding': encoding } })).status).toBe(200);
  await expectStored(server, data);
});

test('what was refused of a request is not kept with the rest of it', async () => {
  const server = await startTestServer();
  const attributes = { text: { stringValue: 'nobody may keep this '.repeat(100) } };
  const spans = [{ traceId: toTraceIdHex(1) }, { traceId: toTraceIdHex(2) }, { traceId: '', attributes }];
  const body = gzipSync(encodeTraceData(toTestTraceData(spans)));
  expect((await postOtlp(server, { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
  await expectStored(server, toTestTraceData(spans.slice(0, 2)));
  const inflated = [...readBodies(server), ...readChunks(server)].map(({ encoding, payload }) => {
    if (encoding === 2) return gunzipSync(payload);
    return encoding === 1 ? zstdDecompressSync(payload) : payload;
  });
  expect(inflated.filter((bytes) => bytes.includes('nobody may keep this'))).toEqual([]);
});

test('many requests at once, of the same traces and of others, are each stored once', async () => {
  const server = await startTestServer();
  const requests = Array.from({ length: 12 }, (_, index) => {
    const spans = [index, index + 1, index + 2].map((number): SpanSketch => ({
      traceId: toTraceIdHex(number + 1),
      spanId: toSpanIdHex(number + 1),
      attributes: { text: { stringValue: `said by ${number} `.repeat(200) } },
    }));
    return toTestTraceData(spans);
  });
  const headers = { 'content-encoding': 'gzip' };
  const answers = await Promise.all(
    requests.map((data) => postOtlp(server, { body: gzipSync(encodeTraceData(data)), headers })),
  );
  expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200));
  for (const data of requests) await expectStored(server, data);
  // Each of 14 traces was in up to three requests, all the same.
  expect(readChunks(server)).toHaveLength(14);
});
