import { beforeAll, expect, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { SPAN_ID, START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  return () => server.dispose();
});

const ROWS = Array.from({ length: 3000 }, (_, id) => `{"id": 900719925474099${id}, "text": "row ${id} é"}`);
const INPUT = `[${ROWS.join(', ')}]`;

async function postBig(number: number): Promise<string> {
  const traceId = toTraceIdHex(number);
  await postSpans(server, [
    {
      traceId,
      attributes: {
        'openinference.span.kind': { stringValue: 'CHAIN' },
        'input.value': { stringValue: INPUT },
        'input.mime_type': { stringValue: 'application/json' },
        'odd/key~': { stringValue: 'x'.repeat(5000) },
        markup: { stringValue: `<script>alert(1)</script>${' '.repeat(3000)}` },
      },
    },
  ]);
  return `tr-${traceId}`;
}

const read = (traceId: string, pointer: string, headers: Record<string, string> = {}) =>
  fetch(
    `${server.baseUrl}/api/gander/v1/traces/${traceId}/spans/${SPAN_ID}/value?pointer=${encodeURIComponent(pointer)}`,
    { headers },
  );

test('big values are left out where it is asked for, and read one by one, exact to the last digit', async () => {
  const traceId = await postBig(1);
  const params = { traceId, spanId: SPAN_ID };
  const whole = await server.client.getSpan({ params });
  expect(whole.cut).toBeUndefined();
  expect(whole.attributes['input.value']).toBe(INPUT);

  const detail = await server.client.getSpan({ params, query: { valueLimit: 2000 } });
  expect(detail.normalized.inputs).toBeNull();
  expect(detail.cut).toEqual([
    { pointer: '/normalized/inputs', kind: 'json', sizeChars: expect.any(Number), source: '/attributes/input.value' },
    { pointer: '/attributes/input.value', kind: 'text', sizeChars: INPUT.length },
    { pointer: '/attributes/odd~1key~0', kind: 'text', sizeChars: 5000 },
    { pointer: '/attributes/markup', kind: 'text', sizeChars: 3025 },
  ]);
  for (const { source, pointer } of detail.cut ?? []) {
    const response = await read(traceId, source ?? pointer);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toBe(
      source === undefined ? whole.attributes[pointer.slice(12).replace('~1', '/').replace('~0', '~')] : INPUT,
    );
  }
  // What has no text of its own comes as the JSON of what was understood.
  const inputs: unknown = await (await read(traceId, '/normalized/inputs')).json();
  expect(inputs).toEqual(whole.normalized.inputs);
});

test('a value is text for whoever opens its address', async () => {
  const response = await read(await postBig(2), '/attributes/markup');
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('what is not there is refused in a sentence', async () => {
  const traceId = await postBig(3);
  expect((await read(traceId, '/attributes/absent')).status).toBe(404);
  expect((await read(traceId, 'attributes')).status).toBe(400);
  expect((await read(`tr-${toTraceIdHex(999)}`, '/attributes/markup')).status).toBe(404);
});

test('the context of a model call is its prompt in parts, and what changed since the call before', async () => {
  const traceId = toTraceIdHex(4);
  const toAttributes = (system: string, questions: readonly string[]) => ({
    'gen_ai.operation.name': { stringValue: 'chat' },
    'gen_ai.provider.name': { stringValue: 'openai' },
    'gen_ai.request.model': { stringValue: 'gpt-4o' },
    'gen_ai.request.max_tokens': { intValue: 500n },
    'gen_ai.usage.input_tokens': { intValue: 1000n },
    'gen_ai.input.messages': {
      stringValue: JSON.stringify([
        { role: 'system', parts: [{ type: 'text', content: system }] },
        ...questions.map((content) => ({ role: 'user', parts: [{ type: 'text', content }] })),
      ]),
    },
  });
  const call = (number: number, system: string, questions: readonly string[]) => ({
    traceId,
    spanId: toSpanIdHex(number),
    parentSpanId: toSpanIdHex(1),
    name: 'chat gpt-4o',
    startTimeUnixNano: START_UNIX_NANO + BigInt(number * 100),
    endTimeUnixNano: START_UNIX_NANO + BigInt(number * 100 + 50),
    attributes: toAttributes(system, questions),
  });
  await postSpans(server, [
    { traceId, spanId: toSpanIdHex(1), name: 'agent' },
    call(2, 'Be kind and short.', ['Hello?']),
    call(3, 'Be kind and short.', ['Hello?', 'Are you there?']),
    call(4, 'Be kind and long.', ['Hello?']),
  ]);
  const get = (number: number) =>
    server.client.getSpanContext({ params: { traceId: `tr-${traceId}`, spanId: toSpanIdHex(number) } });
  const first = await get(2);
  expect(first).toMatchObject({ inputTokens: 1000, isReported: true, reservedTokens: 500, previous: null });
  expect(first.window?.tokens).toBe(128_000);
  expect(first.shares.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(1000);
  const grown = await get(3);
  expect(grown.previous).toMatchObject({ spanId: toSpanIdHex(2), sharedItems: 2, removed: [] });
  expect(grown.previous?.firstDifference).toBeUndefined();
  expect(grown.items.map(({ change }) => change)).toEqual(['kept', 'kept', 'added']);
  const changed = await get(4);
  expect(changed.previous?.firstDifference).toMatchObject({ index: 0, offset: 'Be kind and '.length });
  expect(changed.previous?.removed.map(({ preview }) => preview)).toEqual(['Are you there?']);
});
