import { beforeAll, expect, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const TRACES = 25;
const SECOND_NANO = 1_000_000_000n;

let server: TestServer;

const toTraceId = (index: number) => `tr-${toTraceIdHex(index + 1)}`;
const startOf = (index: number) => START_UNIX_NANO + BigInt(index) * SECOND_NANO;

beforeAll(async () => {
  server = await openTestServer();
  await postSpans(
    server,
    Array.from({ length: TRACES }, (_, index) => ({
      traceId: toTraceIdHex(index + 1),
      spanId: toSpanIdHex(index + 1),
      name: index === 7 ? 'Checkout' : `trace ${index}`,
      startTimeUnixNano: startOf(index),
      endTimeUnixNano: startOf(index) + 1n,
      status: index % 5 === 0 ? { code: 2, message: 'broke' } : { code: 1, message: '' },
      attributes: {
        'gen_ai.operation.name': { stringValue: 'chat' },
        'gen_ai.prompt': { stringValue: index === 9 ? 'what about 100% of it_all?' : 'hello' },
        'session.id': { stringValue: index < 3 ? 'first session' : 'other' },
      },
    })),
  );
  return () => server.dispose();
});

const list = async (query: Parameters<TestServer['client']['listTraces']>[0]['query'] = {}) =>
  server.client.listTraces({ params: { experimentId: '0' }, query });

test('newest first, in pages that neither skip nor repeat', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 10, cursor });
    expect(page.items.length).toBeLessThanOrEqual(10);
    seen.push(...page.items.map((trace) => trace.traceId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(Array.from({ length: TRACES }, (_, index) => toTraceId(TRACES - 1 - index)));
});

test('a time range holds its start and not its end', async () => {
  const { items } = await list({ from: startOf(3), to: startOf(6) });
  expect(items.map((trace) => trace.traceId)).toEqual([toTraceId(5), toTraceId(4), toTraceId(3)]);
});

test('states', async () => {
  const { items } = await list({ state: ['ERROR'] });
  expect(items).toHaveLength(5);
  expect(items.every((trace) => trace.state === 'ERROR' && trace.errorCount === 1)).toBe(true);
  expect((await list({ state: ['ERROR', 'OK'] })).items).toHaveLength(TRACES);
});

test('text is found in names without regard to case', async () => {
  expect((await list({ text: 'checkOUT' })).items.map((trace) => trace.traceId)).toEqual([toTraceId(7)]);
  expect((await list({ text: 'no such text' })).items).toEqual([]);
});

test('sessions', async () => {
  const { items } = await list({ sessionId: 'first session' });
  expect(items.map((trace) => trace.traceId)).toEqual([toTraceId(2), toTraceId(1), toTraceId(0)]);
});

test('counts agree with the list', async () => {
  const params = { experimentId: '0' };
  expect(await server.client.countTraces({ params })).toEqual({
    total: TRACES,
    byState: { OK: 20, ERROR: 5, IN_PROGRESS: 0 },
    isComplete: true,
  });
  expect(await server.client.countTraces({ params, query: { text: 'checkout' } })).toMatchObject({ total: 1 });
});

test('an experiment knows how many traces it has and when the last one was', async () => {
  const { items } = await server.client.listExperiments({ params: {} });
  expect(items).toMatchObject([
    { experimentId: '0', name: 'Default', traceCount: TRACES, lastTraceUnixNano: startOf(TRACES - 1) },
  ]);
});

test('a trace is found by its bare OpenTelemetry id as well', async () => {
  expect(await server.client.getTrace({ params: { traceId: toTraceIdHex(1).toUpperCase() } })).toMatchObject({
    traceId: toTraceId(0),
  });
});

const REFUSALS = [
  { path: '/experiments/0/traces?limit=0', status: 400, says: /limit/ },
  { path: '/experiments/0/traces?limit=many', status: 400, says: /limit/ },
  { path: '/experiments/0/traces?limit=1001', status: 400, says: /limit/ },
  { path: '/experiments/0/traces?from=yesterday', status: 400, says: /from/ },
  { path: '/experiments/0/traces?state=BAD', status: 400, says: /state/ },
  { path: '/experiments/0/traces?cursor=forged', status: 400, says: /cursor/ },
  { path: '/experiments/4711/traces', status: 404, says: /4711/ },
  { path: '/experiments/4711/trace-counts', status: 404, says: /4711/ },
  { path: '/experiments/4711', status: 404, says: /4711/ },
  { path: '/traces/tr-none', status: 404, says: /tr-none/ },
  { path: '/traces/tr-none/spans', status: 404, says: /tr-none/ },
  { path: '/traces/tr-none/logs', status: 404, says: /tr-none/ },
  { path: `/traces/tr-none/spans/${toSpanIdHex(1)}`, status: 404, says: /tr-none/ },
  { path: `/traces/${toTraceId(0)}/spans/${toSpanIdHex(999)}`, status: 404, says: /00000003e7/ },
  { path: `/traces/${toTraceId(0)}/spans/${toSpanIdHex(999)}/otlp`, status: 404, says: /00000003e7/ },
];

test.for(REFUSALS)('GET $path is a $status that says why', async ({ path, status, says }) => {
  const response = await fetch(`${server.baseUrl}/api/gander/v1${path}`);
  expect(response.status).toBe(status);
  const body = (await response.json()) as { error: { code: string; message: string } };
  expect(body.error.code).toBe(status === 404 ? 'not_found' : 'invalid_argument');
  expect(body.error.message).toMatch(says);
});

test('creating an experiment', async () => {
  const created = await server.client.createExperiment({ params: {}, body: { name: '  spaced  ' } });
  expect(created).toMatchObject({ name: 'spaced', lifecycleStage: 'active' });
  expect(await server.client.getExperiment({ params: { experimentId: created.experimentId } })).toEqual(created);
  await expect(server.client.createExperiment({ params: {}, body: { name: 'spaced' } })).rejects.toMatchObject({
    status: 409,
    code: 'already_exists',
  });
  await expect(server.client.createExperiment({ params: {}, body: { name: '' } })).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(/name/) as string,
  });
});

test('a body that is no JSON is a 400, one that is huge a 413', async () => {
  const post = (body: string) =>
    fetch(`${server.baseUrl}/api/gander/v1/experiments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  expect((await post('{"name":')).status).toBe(400);
  expect((await post(JSON.stringify({ name: 'x'.repeat(5_000_000) }))).status).toBe(413);
});
