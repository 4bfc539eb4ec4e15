import { beforeAll, expect, test } from 'vitest';

import { postSpans } from './support/post-otlp.ts';
import { START_UNIX_NANO, toSpanIdHex, toTraceIdHex } from './support/test-spans.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

const text = (stringValue: string) => ({ stringValue });
const startOf = (index: number) => START_UNIX_NANO + BigInt(index) * 1_000_000_000n;
const params = { experimentId: '0' };

/** Ids that a path, a query string or a pattern could stumble over. */
const ODD_IDS = ['..', '.', 'a/b?c=d&e#f', '100%', 'x y+z', '🦢', `"quoted" <b>`, '%2e%2e'];

beforeAll(async () => {
  server = await openTestServer();
  const turns = [
    { session: 'talk', user: 'ann', ask: 'Where is my order?', tell: 'On its way.' },
    { session: 'talk', user: 'ann', ask: 'When will it come?', tell: 'Tomorrow.', fails: true },
    { session: 'other', user: 'bob', ask: 'Hello', tell: 'Hi' },
    ...ODD_IDS.map((id) => ({ session: id, user: id, ask: 'x', tell: 'y' })),
  ];
  await postSpans(
    server,
    turns.map(({ session, user, ask, tell, ...rest }, index) => ({
      traceId: toTraceIdHex(index + 1),
      spanId: toSpanIdHex(index + 1),
      name: `turn ${index}`,
      startTimeUnixNano: startOf(index),
      endTimeUnixNano: startOf(index) + 500_000_000n,
      status: { code: 'fails' in rest ? 2 : 1, message: '' },
      attributes: {
        'gen_ai.operation.name': text('chat'),
        'gen_ai.input.messages': text(JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: ask }] }])),
        'gen_ai.output.messages': text(
          JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: tell }] }]),
        ),
        'gen_ai.usage.input_tokens': { intValue: 10n },
        'gen_ai.usage.output_tokens': { intValue: 3n },
        'session.id': text(session),
        'user.id': text(user),
      },
    })),
  );
  return () => server.dispose();
});

test('totals of sessions are of the traces that match', async () => {
  const totals = async (ids: readonly string[], filter?: string) =>
    (await server.client.listSessionTotals({ params, query: { sessions: JSON.stringify(ids), filter } })).items;
  expect(await totals(['talk', 'nobody'])).toEqual([
    {
      sessionId: 'talk',
      traceCount: 2,
      failedTraceCount: 1,
      openTraceCount: 0,
      spanCount: 2,
      errorCount: 1,
      durationMs: 1000,
      lastTraceUnixNano: startOf(1),
      usage: { inputTokens: 20, outputTokens: 6, totalTokens: 26 },
      costUsd: null,
      firstInputPreview: 'Where is my order?',
      lastOutputPreview: 'Tomorrow.',
      isComplete: true,
    },
  ]);
  expect(await totals(['talk', 'other'], "status = 'ERROR'")).toMatchObject([{ sessionId: 'talk', traceCount: 1 }]);
  expect(new Set((await totals(ODD_IDS)).map(({ sessionId }) => sessionId))).toEqual(new Set(ODD_IDS));
  expect(await totals([])).toEqual([]);
  for (const sessions of ['', 'talk', '[1]', '{}', JSON.stringify(Array.from({ length: 101 }, String))]) {
    await expect(server.client.listSessionTotals({ params, query: { sessions } })).rejects.toMatchObject({
      status: 400,
    });
  }
});

test('a session is the sum of its traces', async () => {
  const { items } = await server.client.listSessions({ params, query: { sessionId: 'talk' } });
  expect(items).toMatchObject([
    {
      sessionId: 'talk',
      granularity: 'session',
      traceCount: 2,
      failedTraceCount: 1,
      openTraceCount: 0,
      startUnixNano: startOf(0),
      lastTraceUnixNano: startOf(1),
      endUnixNano: startOf(1) + 500_000_000n,
      usage: { inputTokens: 20, outputTokens: 6 },
      userIds: ['ann'],
      userCount: 1,
      firstInputPreview: expect.stringContaining('Where is my order?') as string,
      lastOutputPreview: expect.stringContaining('Tomorrow.') as string,
    },
  ]);
});

test('sessions and users come newest first, in pages that neither skip nor repeat', async () => {
  const sessionIds: string[] = [];
  const userIds: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await server.client.listSessions({ params, query: { limit: 4, cursor } });
    sessionIds.push(...page.items.map(({ sessionId }) => sessionId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  do {
    const page = await server.client.listUsers({ params, query: { limit: 4, cursor } });
    userIds.push(...page.items.map(({ userId }) => userId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const odd = ODD_IDS.toReversed();
  expect(sessionIds).toEqual([...odd, 'other', 'talk']);
  expect(userIds).toEqual([...odd, 'bob', 'ann']);
});

test.for(ODD_IDS)('the session and the user "%s" are found by id and by text', async (id) => {
  expect(await server.client.listSessions({ params, query: { sessionId: id } })).toMatchObject({
    items: [{ sessionId: id, userIds: [id] }],
  });
  expect(await server.client.listUsers({ params, query: { userId: id } })).toMatchObject({ items: [{ userId: id }] });
  expect(await server.client.listSessionTraces({ params, query: { sessionId: id } })).toMatchObject({
    items: [{ sessionId: id }],
  });
  const found = await server.client.listSessions({ params, query: { text: id } });
  expect(found.items.map(({ sessionId }) => sessionId)).toContain(id);
});

test('the traces of a session come oldest first', async () => {
  const { items } = await server.client.listSessionTraces({ params, query: { sessionId: 'talk' } });
  expect(items.map(({ name }) => name)).toEqual(['turn 0', 'turn 1']);
});

test('a user has sessions, and a time range narrows both', async () => {
  const query = { userId: 'ann' };
  expect((await server.client.listSessions({ params, query })).items).toMatchObject([{ sessionId: 'talk' }]);
  const late = { ...query, from: startOf(1) };
  expect((await server.client.listUsers({ params, query: late })).items).toMatchObject([
    { userId: 'ann', traceCount: 1, failedTraceCount: 1, sessionCount: 1 },
  ]);
  expect((await server.client.listSessions({ params, query: late })).items).toMatchObject([{ traceCount: 2 }]);
  expect((await server.client.listSessions({ params, query: { ...query, to: startOf(0) } })).items).toEqual([]);
});

test.for([
  { path: '/experiments/0/sessions?limit=0', status: 400, says: /limit/ },
  { path: '/experiments/0/sessions?limit=501', status: 400, says: /limit/ },
  { path: '/experiments/0/sessions?cursor=forged', status: 400, says: /cursor/ },
  { path: '/experiments/0/users?cursor=forged', status: 400, says: /cursor/ },
  { path: '/experiments/0/users?from=yesterday', status: 400, says: /from/ },
  { path: '/experiments/0/session-traces', status: 400, says: /sessionId/ },
  { path: '/experiments/0/session-traces?sessionId=', status: 400, says: /sessionId/ },
  { path: '/experiments/x/sessions', status: 400, says: /"x"/ },
  { path: '/experiments/4711/sessions', status: 404, says: /4711/ },
  { path: '/experiments/4711/users', status: 404, says: /4711/ },
  { path: '/experiments/4711/session-traces?sessionId=s', status: 404, says: /4711/ },
])('GET $path is a $status that says why', async ({ path, status, says }) => {
  const response = await fetch(`${server.baseUrl}/api/gander/v1${path}`);
  expect(response.status).toBe(status);
  const body = (await response.json()) as { error: { code: string; message: string } };
  expect(body.error.code).toBe(status === 404 ? 'not_found' : 'invalid_argument');
  expect(body.error.message).toMatch(says);
});
