import { createGanderClient } from '@gander/api/gander/client';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTemporaryFolder, runGander, type TemporaryFolder } from './support/run-gander.ts';
import { startGanderServer, type GanderServer } from './support/start-gander-server.ts';

const HOUR_MS = 3_600_000;
let folder: TemporaryFolder;
let server: GanderServer;

beforeAll(async () => {
  folder = await createTemporaryFolder();
  server = await startGanderServer([], { folder: folder.path });
});

afterAll(async () => {
  await server.stop();
  await folder[Symbol.asyncDispose]();
});

it('fills an experiment with what it says, and adds a fresh set each time', async () => {
  const client = createGanderClient({ baseUrl: server.url });
  const runs = [];
  for (const _ of [1, 2]) {
    runs.push(await runGander(['demo', '--tracking-uri', server.url], { folder: folder.path }));
  }
  const [first, second] = runs;
  expect(first).toMatchObject({ exitCode: 0 });
  expect(second?.stdout).toBe(first?.stdout);
  const [, traceCount, spanCount] =
    /^Added (\d+) traces \((\d+) spans\) to experiment 'demo' with id 1\n/.exec(first?.stdout ?? '') ?? [];
  expect(Number(traceCount)).toBeGreaterThanOrEqual(35);
  expect(first?.stdout).toContain(`Open ${server.url}/experiments/1/traces\n`);

  const params = { experimentId: '1' };
  const { total, byState } = await client.countTraces({ params });
  expect(total).toBe(2 * Number(traceCount));
  expect(byState.IN_PROGRESS).toBe(2);
  expect(byState.ERROR).toBe(4);

  const { items } = await client.listTraces({ params, query: { limit: 1000 } });
  expect(items.reduce((sum, trace) => sum + trace.spanCount, 0)).toBe(2 * Number(spanCount));
  const startsMs = items.map((trace) => Number(trace.startUnixNano / 1_000_000n));
  expect(Math.max(...startsMs)).toBeLessThanOrEqual(Date.now());
  expect(Math.min(...startsMs)).toBeGreaterThan(Date.now() - 25 * HOUR_MS);
  expect(new Set(startsMs.map((ms) => Math.floor(ms / HOUR_MS))).size).toBeGreaterThan(12);
});

it('shows what a viewer of traces should have to show', async () => {
  const client = createGanderClient({ baseUrl: server.url });
  const { items } = await client.listTraces({ params: { experimentId: '1' }, query: { limit: 1000 } });
  const has = (what: (trace: (typeof items)[number]) => boolean): boolean => items.some(what);
  expect(has(({ spanCount }) => spanCount >= 60)).toBe(true);
  expect(has(({ serviceNames }) => serviceNames.length === 3)).toBe(true);
  expect(has(({ usage }) => (usage.cacheReadTokens ?? 0) > 0)).toBe(true);
  expect(has(({ usage }) => (usage.reasoningTokens ?? 0) > 0)).toBe(true);
  expect(has(({ inputPreview }) => inputPreview?.includes('寝袋') === true)).toBe(true);
  expect(has(({ state, errorCount }) => state === 'OK' && errorCount > 0)).toBe(true);
  const sessions = Map.groupBy(items, ({ sessionId }) => sessionId);
  expect([...sessions].some(([sessionId, turns]) => sessionId !== null && turns.length === 3)).toBe(true);
  // Two runs of the same stories are different conversations.
  expect([...sessions].every(([sessionId, turns]) => sessionId === null || turns.length <= 3)).toBe(true);

  const withAgent = items.find(({ name }) => name === 'streamText');
  const spans = await client.listSpans({ params: { traceId: withAgent?.traceId ?? '' } });
  expect(new Set(spans.items.map(({ type }) => type))).toEqual(
    new Set(['AGENT', 'MEMORY', 'CHAT_MODEL', 'RETRIEVER', 'TOOL']),
  );
});

it('works on a database without a server, in an experiment of any name', async () => {
  const env = { MLFLOW_TRACKING_URI: 'sqlite:///alone.db' };
  const demo = await runGander(['demo', '--experiment-name', 'Ünser Demo'], { folder: folder.path, env });
  expect(demo).toMatchObject({ exitCode: 0 });
  expect(demo.stdout).toContain("to experiment 'Ünser Demo' with id 1\n");
  expect(demo.stderr).toContain('gander server --backend-store-uri sqlite:///alone.db');
  const { stdout } = await runGander(['experiments', 'search'], { folder: folder.path, env });
  expect(stdout).toContain('1                Ünser Demo');
});
