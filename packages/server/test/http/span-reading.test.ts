import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { parseTraceJson, toTraceJson } from '@gander/protocol/trace-json';
import type { Span, TraceData } from '@gander/protocol/trace-data';
import { beforeAll, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { SPAN_ID, START_UNIX_NANO, toSpanIdHex, toTestTraceData, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

function listSpansOf(data: TraceData): readonly Span[] {
  return data.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

test('the raw span is the span that was sent, with its resource and scope', async () => {
  const [request] = readRecordedRequests('voltagent');
  if (request === undefined) throw new Error('The recording has no requests');
  expect((await postOtlp(server, { body: request.body })).status).toBe(200);
  const sent = decodeTraceData(request.body);
  for (const { traceId, spanId } of listSpansOf(sent)) {
    const raw = await server.client.getRawSpan({ params: { traceId: `tr-${traceId}`, spanId } });
    const { data, rejected } = parseTraceJson(new TextEncoder().encode(JSON.stringify(raw)));
    expect(rejected).toEqual([]);
    expect(data).toEqual(pickSpan(sent, spanId));
  }
});

function pickSpan(data: TraceData, spanId: string): TraceData {
  return {
    resourceSpans: data.resourceSpans
      .map((resourceSpans) => ({
        ...resourceSpans,
        scopeSpans: resourceSpans.scopeSpans
          .map((scopeSpans) => ({ ...scopeSpans, spans: scopeSpans.spans.filter((span) => span.spanId === spanId) }))
          .filter(({ spans }) => spans.length > 0),
      }))
      .filter(({ scopeSpans }) => scopeSpans.length > 0),
  };
}

test('a span sent twice in one request is one span: the later', async () => {
  const traceId = toTraceIdHex(1);
  await postSpans(server, [
    { traceId, name: 'first' },
    { traceId, name: 'second' },
  ]);
  const params = { traceId: `tr-${traceId}`, spanId: SPAN_ID };
  expect((await server.client.getSpan({ params })).span.name).toBe('second');
  const raw = parseTraceJson(new TextEncoder().encode(JSON.stringify(await server.client.getRawSpan({ params }))));
  expect(listSpansOf(raw.data).map(({ name }) => name)).toEqual(['second']);
});

test('a span sent again later replaces its earlier self everywhere', async () => {
  const traceId = toTraceIdHex(2);
  await postSpans(server, [{ traceId, name: 'started', endTimeUnixNano: 0n }]);
  const params = { traceId: `tr-${traceId}`, spanId: SPAN_ID };
  expect((await server.client.getSpan({ params })).span.endUnixNano).toBeNull();
  await postSpans(server, [{ traceId, name: 'finished' }]);
  expect((await server.client.listSpans({ params })).items).toMatchObject([{ name: 'finished' }]);
  expect((await server.client.getSpan({ params })).span).toMatchObject({ name: 'finished' });
  expect(JSON.stringify(await server.client.getRawSpan({ params }))).not.toContain('started');
});

test('the span panel has everything the span said', async () => {
  const traceId = toTraceIdHex(3);
  const data = toTestTraceData(
    [
      {
        traceId,
        status: { code: 2, message: 'it broke' },
        attributes: {
          'gen_ai.operation.name': { stringValue: 'chat' },
          'gen_ai.request.model': { stringValue: 'gpt-4o' },
          'gen_ai.usage.input_tokens': { intValue: 12n },
          beyond: { intValue: 2n ** 53n + 1n },
          nothing: {},
          __proto__x: { stringValue: 'kept' },
          list: { arrayValue: { values: [{ boolValue: true }, { doubleValue: Number.NaN }] } },
        },
        events: [
          {
            timeUnixNano: START_UNIX_NANO + 1n,
            name: 'moment',
            attributes: [{ key: 'a', value: { intValue: 1n } }],
            droppedAttributesCount: 0,
          },
        ],
        links: [
          {
            traceId: toTraceIdHex(77),
            spanId: toSpanIdHex(77),
            traceState: '',
            attributes: [{ key: 'why', value: { stringValue: 'retry' } }],
            droppedAttributesCount: 0,
            flags: 0,
          },
        ],
      },
    ],
    { 'service.name': { stringValue: 'shop' } },
  );
  await postOtlp(server, { body: encodeTraceData(data) });
  const detail = await server.client.getSpan({ params: { traceId: `tr-${traceId}`, spanId: SPAN_ID } });
  expect(detail).toMatchObject({
    span: {
      spanId: SPAN_ID,
      model: 'gpt-4o',
      status: 'ERROR',
      usage: { inputTokens: 12 },
      startUnixNano: START_UNIX_NANO,
    },
    normalized: { type: 'CHAT_MODEL', model: { request: 'gpt-4o' }, error: { message: 'it broke' } },
    statusMessage: 'it broke',
    attributes: { beyond: '9007199254740993', nothing: null, __proto__x: 'kept', list: [true, 'NaN'] },
    resource: { 'service.name': 'shop' },
    scope: { name: 'http-test', version: '1' },
    events: [{ timeUnixNano: START_UNIX_NANO + 1n, name: 'moment', attributes: { a: 1 } }],
    links: [{ traceId: toTraceIdHex(77), spanId: toSpanIdHex(77), attributes: { why: 'retry' } }],
  });
});

test('a huge trace is read in pages by start time, each span once', async () => {
  const traceId = toTraceIdHex(4);
  const count = 5000;
  const spans = Array.from({ length: count }, (_, index) => ({
    traceId,
    spanId: toSpanIdHex(index + 1),
    parentSpanId: index === 0 ? '' : toSpanIdHex(1),
    // In another order than their ids.
    startTimeUnixNano: START_UNIX_NANO + BigInt((index * 7919) % count),
  }));
  expect((await postSpans(server, spans)).status).toBe(200);
  const seen: { readonly spanId: string; readonly startUnixNano: bigint }[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await server.client.listSpans({ params: { traceId: `tr-${traceId}` }, query: { limit: 999, cursor } });
    seen.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    pages += 1;
  } while (cursor !== undefined);
  expect(pages).toBe(6);
  expect(new Set(seen.map(({ spanId }) => spanId)).size).toBe(count);
  expect(seen.map(({ startUnixNano }) => startUnixNano)).toEqual(
    seen.map(({ startUnixNano }) => startUnixNano).toSorted((left, right) => Number(left - right)),
  );
});

test('a span of JSON reads as the same span of protobuf', async () => {
  const body = JSON.stringify(
    toTraceJson(toTestTraceData([{ traceId: toTraceIdHex(5), attributes: { a: { intValue: 1n } } }])),
  );
  await postOtlp(server, { body, headers: { 'content-type': 'application/json' } });
  await postSpans(server, [{ traceId: toTraceIdHex(6), attributes: { a: { intValue: 1n } } }]);
  const read = async (traceId: string) =>
    server.client.getSpan({ params: { traceId: `tr-${traceId}`, spanId: SPAN_ID } });
  expect(await read(toTraceIdHex(5))).toEqual(await read(toTraceIdHex(6)));
});
