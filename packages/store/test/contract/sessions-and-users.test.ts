import type { ExperimentId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import type { Usage } from '@gander/core/usage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { SessionFilter, UserFilter } from '../../src/session-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, SECOND, START, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

const EXPERIMENT = '0' as ExperimentId;

interface TraceFields {
  readonly sessionId?: string;
  readonly userId?: string;
  /** Seconds after the start of everything. */
  readonly at?: number;
  readonly seconds?: number;
  readonly status?: 'OK' | 'ERROR';
  readonly isOpen?: boolean;
  readonly input?: string;
  readonly output?: string;
  readonly usage?: Usage;
  readonly costUsd?: number;
  readonly isRun?: boolean;
  readonly experimentId?: ExperimentId;
}

describe.each(ENGINES)('$name: sessions and users', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  async function add(trace: string, fields: TraceFields): Promise<void> {
    const startUnixNano = START + BigInt(fields.at ?? 0) * SECOND;
    const span = buildSpan(trace, {
      startUnixNano,
      endUnixNano: fields.isOpen === true ? null : startUnixNano + BigInt(fields.seconds ?? 1) * SECOND,
      status: fields.status ?? 'OK',
      sessionId: fields.sessionId ?? null,
      userId: fields.userId ?? null,
      usage: fields.usage ?? {},
      costUsd: fields.costUsd ?? null,
      type: 'CHAT_MODEL',
    });
    const previews = [{ spanId: span.spanId, input: fields.input ?? null, output: fields.output ?? null }];
    const write = buildTraceWrite(trace, [span], { previews, experimentId: fields.experimentId ?? EXPERIMENT });
    const labels = [{ kind: 'field', key: 'sessionGranularity', value: 'run', isFromRoot: true }] as const;
    await store.ingest.write(buildWrite(fields.isRun === true ? { ...write, labels } : write));
  }

  const sessions = async (filter: Partial<SessionFilter> = {}) =>
    (await store.sessions.listSessions({ experimentId: EXPERIMENT, ...filter }, { limit: 100 })).items;
  const users = async (filter: Partial<UserFilter> = {}) =>
    (await store.sessions.listUsers({ experimentId: EXPERIMENT, ...filter }, { limit: 100 })).items;
  const sessionIds = async (filter: Partial<SessionFilter>) => (await sessions(filter)).map((one) => one.sessionId);
  const userIds = async (filter: Partial<UserFilter>) => (await users(filter)).map((one) => one.userId);

  it('should be empty where no trace names a session or a user', async () => {
    await add('a', {});
    expect(await store.sessions.listSessions({ experimentId: EXPERIMENT }, { limit: 10 })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(await users()).toEqual([]);
  });

  it('should add up those traces of sessions that a filter finds', async () => {
    await add('first', {
      sessionId: 's',
      at: 10,
      seconds: 2,
      input: 'hello?',
      output: 'hi!',
      costUsd: 0.25,
      userId: 'ann',
    });
    await add('second', {
      sessionId: 's',
      at: 20,
      seconds: 3,
      status: 'ERROR',
      output: 'sorry',
      usage: { totalTokens: 7 },
    });
    await add('third', { sessionId: 's', at: 30, isOpen: true, input: 'and now?', usage: { totalTokens: 5 } });
    await add('other', { sessionId: 't', at: 5, costUsd: 1 });
    await add('elsewhere', { at: 6, costUsd: 1 });
    const filter = { experimentId: EXPERIMENT };
    const all = await store.sessions.readTotals(filter, ['s', 't', 'nobody']);
    expect(all.toSorted((left, right) => left.sessionId.localeCompare(right.sessionId))).toEqual([
      {
        sessionId: 's',
        traceCount: 3,
        failedTraceCount: 1,
        openTraceCount: 1,
        spanCount: 3,
        errorCount: 1,
        durationMs: 5000,
        lastTraceUnixNano: START + 30n * SECOND,
        usage: { totalTokens: 12 },
        costUsd: 0.25,
        firstInputPreview: 'hello?',
        lastOutputPreview: 'sorry',
        isComplete: true,
      },
      expect.objectContaining({ sessionId: 't', traceCount: 1, costUsd: 1, firstInputPreview: null }),
    ]);
    const failed = { ...filter, expression: requireTraceFilter("status = 'ERROR'") };
    expect(await store.sessions.readTotals(failed, ['s', 't'])).toMatchObject([
      { sessionId: 's', traceCount: 1, durationMs: 3000, costUsd: null, firstInputPreview: null },
    ]);
    expect(await store.sessions.readTotals({ ...filter, userId: 'ann' }, ['s'])).toMatchObject([{ traceCount: 1 }]);
    // What only the payload can tell.
    const found = { ...filter, expression: requireTraceFilter("span.attributes.nothing = 'x' OR session = 't'") };
    expect(await store.sessions.readTotals(found, ['s', 't'])).toMatchObject([{ sessionId: 't', isComplete: true }]);
    expect(await store.sessions.readTotals(filter, [])).toEqual([]);
  });

  it.each([
    ['last', ['dear', 'failing', 'busy', 'wordy']],
    ['traces', ['busy', 'wordy', 'failing', 'dear']],
    ['failed', ['failing', 'wordy', 'dear', 'busy']],
    ['tokens', ['wordy', 'failing', 'dear', 'busy']],
    ['cost', ['dear', 'wordy', 'failing', 'busy']],
  ] as const)('should list by %s, the most first, page by page', async (sort, order) => {
    const both = (id: string) => ({ sessionId: id, userId: id });
    await add('busy 1', { ...both('busy'), at: 2 });
    await add('busy 2', { ...both('busy'), at: 3 });
    await add('wordy', { ...both('wordy'), at: 1, usage: { totalTokens: 9 }, costUsd: 0.000_000_002 });
    await add('failing', { ...both('failing'), at: 4, status: 'ERROR', costUsd: 0.000_000_001 });
    await add('dear', { ...both('dear'), at: 5, costUsd: 0.1 });
    const ask = { experimentId: EXPERIMENT, sort };
    const listedSessions = await listAll((page) => store.sessions.listSessions(ask, page), 1);
    expect(listedSessions.map(({ sessionId }) => sessionId)).toEqual(order);
    const listedUsers = await listAll((page) => store.sessions.listUsers(ask, page), 1);
    expect(listedUsers.map(({ userId }) => userId)).toEqual(order);
  });

  it('should list by the figures of the whole session, which it shows, whatever part of it was found', async () => {
    await add('long ago', { sessionId: 'old and dear', at: 1, costUsd: 9 });
    await add('lately', { sessionId: 'old and dear', at: 100, costUsd: 0 });
    await add('new', { sessionId: 'new', at: 101, costUsd: 1 });
    await add('gone', { sessionId: 'gone', at: 2, costUsd: 99 });
    const found = await sessions({ sort: 'cost', fromUnixNano: START + 50n * SECOND });
    expect(found.map(({ sessionId, costUsd }) => [sessionId, costUsd])).toEqual([
      ['old and dear', 9],
      ['new', 1],
    ]);
  });

  it('should refuse the cursor of another order', async () => {
    await add('a', { userId: 'a' });
    await add('b', { userId: 'b' });
    const { nextCursor } = await store.sessions.listUsers({ experimentId: EXPERIMENT }, { limit: 1 });
    const page = { limit: 1, cursor: nextCursor ?? '' };
    await expect(store.sessions.listUsers({ experimentId: EXPERIMENT, sort: 'cost' }, page)).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it('should add the traces of a session up', async () => {
    await add('first', { sessionId: 's', userId: 'ann', at: 10, input: 'hello?', output: 'hi!', costUsd: 0.25 });
    await add('second', {
      sessionId: 's',
      userId: 'bob',
      at: 20,
      seconds: 7,
      status: 'ERROR',
      usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12, cacheReadTokens: 4 },
      input: 'and then?',
      output: 'that is all',
    });
    await add('third', { sessionId: 's', at: 30, isOpen: true, usage: { inputTokens: 1 }, costUsd: 0.5, input: 'so?' });
    await add('elsewhere', { sessionId: 'other', at: 40, userId: 'eve', costUsd: 100 });
    expect((await sessions()).find(({ sessionId }) => sessionId === 's')).toEqual({
      experimentId: EXPERIMENT,
      sessionId: 's',
      granularity: 'session',
      traceCount: 3,
      failedTraceCount: 1,
      openTraceCount: 1,
      startUnixNano: START + 10n * SECOND,
      lastTraceUnixNano: START + 30n * SECOND,
      endUnixNano: START + 27n * SECOND,
      usage: { inputTokens: 11, outputTokens: 2, totalTokens: expect.any(Number) as number, cacheReadTokens: 4 },
      costUsd: 0.75,
      userIds: ['bob', 'ann'],
      userCount: 2,
      firstInputPreview: 'hello?',
      lastOutputPreview: 'that is all',
    });
  });

  it('should know nothing of tokens, cost and texts that nobody sent', async () => {
    await add('a', { sessionId: 's', isOpen: true });
    expect(await sessions()).toMatchObject([
      { usage: {}, costUsd: null, endUnixNano: null, userIds: [], firstInputPreview: null, lastOutputPreview: null },
    ]);
  });

  it('should name the users that were seen last, and count the others', async () => {
    for (let index = 0; index < 8; index += 1)
      await add(`${index}`, { sessionId: 's', userId: `u${index}`, at: index });
    expect(await sessions()).toMatchObject([{ userIds: ['u7', 'u6', 'u5', 'u4', 'u3'], userCount: 8 }]);
  });

  it('should tell a run from a conversation', async () => {
    await add('a', { sessionId: 'run', isRun: true, at: 1 });
    await add('b', { sessionId: 'talk', at: 2 });
    expect(await sessions()).toMatchObject([{ granularity: 'session' }, { granularity: 'run' }]);
  });

  it('should order by the newest trace, and those of one time by id', async () => {
    await add('a', { sessionId: 'early', at: 1 });
    await add('b', { sessionId: 'late', at: 2 });
    await add('c', { sessionId: 'late too', at: 2 });
    expect(await sessionIds({})).toEqual(['late too', 'late', 'early']);
    await add('d', { sessionId: 'early', at: 3 });
    expect(await sessionIds({})).toEqual(['early', 'late too', 'late']);
  });

  it.each([1, 2, 4, 9, 10])('should give every session and user once in pages of %i', async (limit) => {
    for (let index = 0; index < 18; index += 1) {
      await add(`${index}`, { sessionId: `s${index % 9}`, userId: `u${index % 9}`, at: index % 3 });
    }
    const filter = { experimentId: EXPERIMENT };
    expect(await listAll((page) => store.sessions.listSessions(filter, page), limit)).toEqual(await sessions());
    expect(await listAll((page) => store.sessions.listUsers(filter, page), limit)).toEqual(await users());
    expect(await sessions()).toHaveLength(9);
    expect(await users()).toHaveLength(9);
  });

  it('should page through ids that are longer than a URL', async () => {
    for (const [index, end] of ['a', 'b', 'c'].entries())
      await add(end, { sessionId: '🦢'.repeat(20_000) + end, at: index });
    const filter = { experimentId: EXPERIMENT };
    const { nextCursor } = await store.sessions.listSessions(filter, { limit: 1 });
    expect(nextCursor?.length).toBeLessThan(6000);
    expect(await listAll((page) => store.sessions.listSessions(filter, page), 1)).toHaveLength(3);
  });

  it('should filter by time, and add whole sessions up but users only within it', async () => {
    await add('a', { sessionId: 's', userId: 'ann', at: 1, costUsd: 1 });
    await add('b', { sessionId: 's', userId: 'ann', at: 5, costUsd: 2 });
    await add('c', { sessionId: 'old', userId: 'bob', at: 1 });
    const range = { fromUnixNano: START + 5n * SECOND, toUnixNano: START + 6n * SECOND };
    expect(await sessions(range)).toMatchObject([{ sessionId: 's', traceCount: 2, costUsd: 3 }]);
    expect(await users(range)).toMatchObject([{ userId: 'ann', traceCount: 1, costUsd: 2 }]);
    expect(await sessionIds({ toUnixNano: START + 1n * SECOND })).toEqual([]);
    expect(await userIds({ toUnixNano: START + 5n * SECOND })).toEqual(['bob', 'ann']);
  });

  it.each([
    { text: 'ALPHA', session: ['alpha-1'], user: [] },
    { text: '100%', session: ['100%'], user: ['100%_sure'] },
    { text: '_', session: ['100%'], user: ['100%_sure'] },
    { text: 'ann', session: ['alpha-1'], user: ['ann@example.com'] },
    { text: `' or 1=1 --`, session: [], user: [] },
    { text: '', session: ['100%', 'alpha-1'], user: ['100%_sure', 'ann@example.com'] },
  ])('should find the ids that contain "$text"', async ({ text, session, user }) => {
    await add('a', { sessionId: 'alpha-1', userId: 'ann@example.com', at: 1 });
    await add('b', { sessionId: '100%', userId: '100%_sure', at: 2 });
    expect(await sessionIds({ text })).toEqual(session);
    expect(await userIds({ text })).toEqual(user);
  });

  it('should find one session, one user, and the sessions of a user', async () => {
    await add('a', { sessionId: 's1', userId: 'ann', at: 1 });
    await add('b', { sessionId: 's2', userId: 'bob', at: 2 });
    await add('c', { sessionId: 's2', userId: 'ann', at: 3 });
    expect(await sessionIds({ sessionId: 's1' })).toEqual(['s1']);
    expect(await sessionIds({ sessionId: 'S1' })).toEqual([]);
    expect(await sessionIds({ userId: 'bob' })).toEqual(['s2']);
    expect(await sessionIds({ userId: 'ann' })).toEqual(['s2', 's1']);
    expect(await users({ userId: 'ann' })).toMatchObject([{ userId: 'ann', traceCount: 2, sessionCount: 2 }]);
    expect(await userIds({ userId: 'nobody' })).toEqual([]);
  });

  it('should keep experiments apart', async () => {
    const { experimentId } = await store.experiments.createExperiment({ name: 'other' });
    await add('a', { sessionId: 's', userId: 'ann', costUsd: 1 });
    await add('b', { sessionId: 's', userId: 'ann', costUsd: 2, input: 'there', experimentId });
    expect(await sessions()).toMatchObject([{ traceCount: 1, costUsd: 1, firstInputPreview: null }]);
    expect(await users({ experimentId })).toMatchObject([{ traceCount: 1, costUsd: 2 }]);
  });

  it('should give the traces of a session oldest first, each once', async () => {
    for (let index = 0; index < 7; index += 1) await add(`${index}`, { sessionId: 's', at: [3, 1, 2][index % 3] ?? 0 });
    await add('other', { sessionId: 't' });
    const address = { experimentId: EXPERIMENT, sessionId: 's' };
    const { items } = await store.sessions.listSessionTraces(address, { limit: 100 });
    expect(items.map(({ startUnixNano }) => (startUnixNano - START) / SECOND)).toEqual([1n, 1n, 2n, 2n, 3n, 3n, 3n]);
    expect(items).toContainEqual((await store.traces.listTraces({ ...address }, { limit: 1 })).items[0]);
    for (const limit of [1, 2, 3, 7]) {
      expect(await listAll((page) => store.sessions.listSessionTraces(address, page), limit)).toEqual(items);
    }
    expect(items.map(({ traceId }) => traceId)).not.toContain(traceIdOf('other'));
  });

  it('should refuse the cursor of another list', async () => {
    for (const id of ['a', 'b']) await add(id, { sessionId: id, userId: id });
    const filter = { experimentId: EXPERIMENT };
    const { nextCursor } = await store.sessions.listSessions(filter, { limit: 1 });
    const page = { limit: 1, cursor: nextCursor ?? '' };
    await expect(store.sessions.listUsers(filter, page)).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(
      store.sessions.listSessionTraces({ experimentId: EXPERIMENT, sessionId: 'a' }, page),
    ).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('should bear counts that somebody made up', async () => {
    const usage = { inputTokens: Number.MAX_SAFE_INTEGER, totalTokens: Number.MAX_SAFE_INTEGER };
    const COUNT = 1200;
    const build = (_empty: unknown, index: number) =>
      buildTraceWrite(`made up ${index}`, [
        buildSpan(`made up ${index}`, { type: 'LLM', sessionId: 's', userId: 'u', usage, costUsd: 1e300 }),
      ]);
    await store.ingest.write(buildWrite(...Array.from({ length: COUNT }, build)));
    const expected = { traceCount: COUNT, usage: { inputTokens: Number.MAX_SAFE_INTEGER * COUNT } };
    for (const sort of ['last', 'tokens', 'cost'] as const) {
      expect(await store.sessions.listSessions({ experimentId: EXPERIMENT, sort }, { limit: 10 })).toMatchObject({
        items: [expected],
      });
      expect(await store.sessions.listUsers({ experimentId: EXPERIMENT, sort }, { limit: 10 })).toMatchObject({
        items: [expected],
      });
    }
    expect(await store.sessions.readTotals({ experimentId: EXPERIMENT }, ['s'])).toMatchObject([expected]);
  });
});
