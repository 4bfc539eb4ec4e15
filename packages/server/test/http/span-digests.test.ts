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
});
