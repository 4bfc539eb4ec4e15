import { parseTraceJson } from '@gander/protocol/trace-json';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import type { TraceData } from '@gander/protocol/trace-data';
import { beforeAll, describe, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { type SpanSketch, START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
let lastTrace = 0;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

const text = (stringValue: string) => ({ stringValue });

/** Sends spans as a trace of their own, a request for each list, and returns its id. */
async function sendTrace(...requests: readonly (readonly SpanSketch[])[]): Promise<string> {
  lastTrace += 1;
  const traceId = toTraceIdHex(lastTrace);
  for (const spans of requests) {
    const { status } = await postSpans(
      server,
      spans.map((span) => ({ ...span, traceId })),
    );
    expect(status).toBe(200);
  }
  return `tr-${traceId}`;
}

/** All pages of a route that may stop at any time. */
async function readAll<Item>(
  read: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

const search = (traceId: string, wanted: string) =>
  readAll((cursor) => server.client.searchSpans({ params: { traceId }, query: { text: wanted, cursor } }));

describe('searching a trace', () => {
  test('finds a text in every part of a span, whatever its letter case, and counts it', async () => {
    const traceId = await sendTrace([
      { spanId: toSpanIdHex(1), name: 'Grenoble report' },
      {
        spanId: toSpanIdHex(2),
        attributes: {
          'input.value': text('Is GRENOBLE worth it? grenoble!'),
          'output.value': text('Yes, Grenoble is.'),
        },
      },
      {
        spanId: toSpanIdHex(3),
        events: [
          {
            name: 'note',
            timeUnixNano: START_UNIX_NANO,
            attributes: [{ key: 'city', value: text('Grenoble') }],
            droppedAttributesCount: 0,
          },
        ],
      },
      { spanId: toSpanIdHex(4), status: { code: 2, message: 'no such city: Grenoble' } },
      { spanId: toSpanIdHex(5), attributes: { 'input.value': text('Milan') } },
    ]);
    const found = new Map((await search(traceId, 'grenoble')).map(({ spanId, places }) => [spanId, places]));
    const nowhere = { name: 0, inputs: 0, outputs: 0, attributes: 0, events: 0, error: 0 };
    expect(Object.fromEntries(found)).toEqual({
      [toSpanIdHex(1)]: { ...nowhere, name: 1 },
      [toSpanIdHex(2)]: { ...nowhere, inputs: 2, outputs: 1, attributes: 3 },
      [toSpanIdHex(3)]: { ...nowhere, events: 1 },
      [toSpanIdHex(4)]: { ...nowhere, error: 1 },
    });
  });

  test('finds what people see of JSON: without its escapes', async () => {
    const traceId = await sendTrace([
      { spanId: toSpanIdHex(1), attributes: { 'input.value': text(String.raw`{"q":"caf\u00e9 \"noir\""}`) } },
    ]);
    expect(await search(traceId, 'café "noir"')).toMatchObject([{ places: { inputs: 1, attributes: 1 } }]);
  });

  test('of a span that was sent again only the newest version counts', async () => {
    const old = { spanId: toSpanIdHex(1), endTimeUnixNano: 0n, attributes: { 'input.value': text('draft') } };
    const traceId = await sendTrace([old], [{ spanId: toSpanIdHex(1), attributes: { 'input.value': text('final') } }]);
    expect(await search(traceId, 'draft')).toEqual([]);
    expect(await search(traceId, 'final')).toMatchObject([{ spanId: toSpanIdHex(1) }]);
  });

  test('goes through all requests of a trace', async () => {
    const requests = Array.from({ length: 7 }, (_, index) => [
      { spanId: toSpanIdHex(index + 1), attributes: { 'input.value': text(`needle ${index}`) } },
    ]);
    const found = await search(await sendTrace(...requests), 'needle');
    expect(found.map(({ spanId }) => spanId)).toEqual(requests.map((_, index) => toSpanIdHex(index + 1)));
  });

  test('nothing like it is an empty answer; no trace, no text and a forged cursor are refused', async () => {
    const traceId = await sendTrace([{ spanId: toSpanIdHex(1) }]);
    expect(await search(traceId, '100% _nothing_ (like) it')).toEqual([]);
    await expect(search('tr-ffffffffffffffffffffffffffffffff', 'a')).rejects.toMatchObject({ status: 404 });
    await expect(search(traceId, ' ')).rejects.toMatchObject({ status: 400 });
    await expect(
      server.client.searchSpans({ params: { traceId }, query: { text: 'a', cursor: 'forged' } }),
    ).rejects.toMatchObject({ status: 400 });
  });
});

describe('marks', () => {
  test('are events, exceptions among them, and when the model began to answer', async () => {
    const event = (name: string, afterNano: bigint) => ({
      name,
      timeUnixNano: START_UNIX_NANO + afterNano,
      attributes: [],
      droppedAttributesCount: 0,
    });
    const traceId = await sendTrace([
      { spanId: toSpanIdHex(1), events: [event('retrying', 5n), event('exception', 9n)] },
      {
        spanId: toSpanIdHex(2),
        attributes: {
          'gen_ai.operation.name': text('chat'),
          'gen_ai.response.time_to_first_chunk': { doubleValue: 0.25 },
        },
      },
      { spanId: toSpanIdHex(3) },
    ]);
    const marks = await readAll((cursor) => server.client.listSpanMarks({ params: { traceId }, query: { cursor } }));
    expect(marks).toEqual([
      {
        spanId: toSpanIdHex(1),
        events: [
          { name: 'retrying', timeUnixNano: START_UNIX_NANO + 5n },
          { name: 'exception', timeUnixNano: START_UNIX_NANO + 9n, isError: true },
        ],
      },
      { spanId: toSpanIdHex(2), events: [], firstTokenMs: 250 },
    ]);
  });
});

describe('the raw trace', () => {
  test('is the trace that was sent', async () => {
    const requests = readRecordedRequests('voltagent');
    for (const { body } of requests) expect((await postOtlp(server, { body })).status).toBe(200);
    const sent = requests.flatMap(({ body }) => listSpans(decodeTraceData(body)));
    const traceIds = new Set(sent.map((span) => span.traceId));
    for (const traceId of traceIds) {
      const newest = new Map(sent.filter((span) => span.traceId === traceId).map((span) => [span.spanId, span]));
      const spans = await readRaw(`tr-${traceId}`);
      expect(new Map(spans.map((span) => [span.spanId, span]))).toEqual(newest);
      expect(spans).toHaveLength(newest.size);
    }
  });

  test('holds the newest version of a span only', async () => {
    const early = { spanId: toSpanIdHex(1), name: 'early', endTimeUnixNano: 0n };
    const traceId = await sendTrace(
      [early, { spanId: toSpanIdHex(2), name: 'other' }],
      [{ spanId: toSpanIdHex(1), name: 'late' }],
    );
    expect((await readRaw(traceId)).map(({ name }) => name).toSorted()).toEqual(['late', 'other']);
  });
});

function listSpans(data: TraceData) {
  return data.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

async function readRaw(traceId: string) {
  const resourceSpans = await readAll(async (cursor) => {
    const page = await server.client.getRawTrace({ params: { traceId }, query: { cursor } });
    return { items: page.resourceSpans, nextCursor: page.nextCursor };
  });
  const { data, rejected } = parseTraceJson(new TextEncoder().encode(JSON.stringify({ resourceSpans })));
  expect(rejected).toEqual([]);
  return listSpans(data);
}

describe('the cost of a trace', () => {
  const call = (model: string, costUsd?: number) => ({
    'gen_ai.operation.name': text('chat'),
    'gen_ai.request.model': text(model),
    'gen_ai.provider.name': text('openai'),
    'gen_ai.usage.input_tokens': { intValue: 1000n },
    'gen_ai.usage.output_tokens': { intValue: 100n },
    ...(costUsd !== undefined && { 'gen_ai.usage.cost': { doubleValue: costUsd } }),
  });

  test('is told by model, each with its price and whose that is', async () => {
    const [agent, ...calls] = [1, 2, 3, 4].map(toSpanIdHex);
    const traceId = await sendTrace([
      { spanId: agent ?? '', name: 'agent' },
      { spanId: calls[0] ?? '', parentSpanId: agent ?? '', attributes: call('gpt-4o') },
      { spanId: calls[1] ?? '', parentSpanId: agent ?? '', attributes: call('gpt-4o') },
      { spanId: calls[2] ?? '', parentSpanId: agent ?? '', attributes: call('in-house-model', 0.5) },
    ]);
    const cost = await server.client.getTraceCost({ params: { traceId } });
    expect(cost).toMatchObject({
      isComplete: true,
      shares: [
        { model: 'in-house-model', callCount: 1, costUsd: 0.5, source: 'emitter', disputedCount: 0 },
        {
          model: 'gpt-4o',
          callCount: 2,
          source: 'table',
          inputTokens: 2000,
          outputTokens: 200,
          priceRow: 'openai/gpt-4o',
        },
      ],
    });
    const { costUsd } = await server.client.getTrace({ params: { traceId } });
    expect(cost.totalUsd).toBe(costUsd);
    expect(cost.shares.reduce((sum, share) => sum + share.costUsd, 0)).toBeCloseTo(costUsd ?? 0, 12);
  });

  test('of a trace without any is nothing', async () => {
    const traceId = await sendTrace([{ spanId: toSpanIdHex(1) }]);
    expect(await server.client.getTraceCost({ params: { traceId } })).toEqual({
      totalUsd: null,
      shares: [],
      isComplete: true,
    });
  });
});
