import { beforeAll, expect, test } from 'vitest';

import { postOtlp, postSpans } from './support/post-otlp.ts';
import { readRecordedRequests } from './support/recordings.ts';
import { toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  for (const { body } of readRecordedRequests('voltagent')) await postOtlp(server, { body });
  return () => server.dispose();
});

const SUPERVISOR = 'tr-75f92e48aee30e40b7f24cd98481af3b';

test('every span of a recorded trace has a digest; agents and tools their names', async () => {
  const { items, isComplete } = await server.client.listSpanDigests({ params: { traceId: SUPERVISOR } });
  const spans = await server.client.listSpans({ params: { traceId: SUPERVISOR } });
  expect(isComplete).toBe(true);
  expect(items.map(({ spanId }) => spanId).toSorted()).toEqual(spans.items.map(({ spanId }) => spanId).toSorted());
  const labels = items.flatMap(({ label }) => (label === undefined ? [] : [label]));
  expect(labels).toEqual(expect.arrayContaining(['supervisor', 'delegate_task', 'weather-agent', 'get_weather']));
  const said = items.filter(({ input, output }) => input !== undefined && output !== undefined);
  expect(said.length).toBeGreaterThan(3);
});

test('one of the same id that was sent again in another request is told once, as it is now', async () => {
  const traceId = toTraceIdHex(41);
  const send = (output: string) =>
    postSpans(server, [
      { traceId, spanId: '00000000000000a1', name: 'root', attributes: { 'output.value': { stringValue: output } } },
    ]);
  await send('first');
  const before = await server.client.listSpanDigests({ params: { traceId: `tr-${traceId}` } });
  await send('second');
  const after = await server.client.listSpanDigests({ params: { traceId: `tr-${traceId}` } });
  expect(after.items).toHaveLength(1);
  expect(after.items[0]?.output).not.toBe(before.items[0]?.output);
});

test('an unknown trace is not found', async () => {
  await expect(server.client.listSpanDigests({ params: { traceId: 'tr-nothing' } })).rejects.toMatchObject({
    status: 404,
  });
  const lines = server.client.listSpanLines({
    params: { traceId: 'tr-nothing' },
    query: { ids: ['00000000000000b1'] },
  });
  await expect(lines).rejects.toMatchObject({ status: 404 });
});

test('a span says in a line what it was given, what came of it and why it failed', async () => {
  const traceId = toTraceIdHex(42);
  const [good, bad] = ['00000000000000b1', '00000000000000b2'];
  await postSpans(server, [
    {
      traceId,
      spanId: good,
      name: 'weather',
      attributes: { 'input.value': { stringValue: '{"city":"Rome"}' }, 'output.value': { stringValue: 'sunny' } },
    },
    { traceId, spanId: bad, name: 'silent' },
  ]);
  const params = { traceId: `tr-${traceId}` };
  const { items, isComplete } = await server.client.listSpanLines({
    params,
    query: { ids: [good, bad, '00000000000000ff'] },
  });
  expect(isComplete).toBe(true);
  expect(items.toSorted((left, right) => left.spanId.localeCompare(right.spanId))).toEqual([
    { spanId: good, input: '{"city":"Rome"}', output: 'sunny' },
    { spanId: bad },
  ]);
  await expect(server.client.listSpanLines({ params, query: { ids: ['nonsense'] } })).rejects.toMatchObject({
    status: 400,
  });
});
