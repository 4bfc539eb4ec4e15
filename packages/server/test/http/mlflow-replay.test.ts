import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { PENDING } from './support/replay/pending.ts';
import { listScenarios } from './support/replay/recording.ts';
import { replayScenario } from './support/replay/replay-scenario.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const REPLAY_LIMIT_MS = 60_000;

/** Recorded between the real client and the real server: what a client sees of Gander must be what it saw there. */
describe('recorded MLflow clients', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer();
  });
  afterAll(() => server.dispose());

  const scenarios = listScenarios();

  it.each(scenarios.filter((name) => PENDING[name] === undefined))(
    'should be answered as recorded: %s',
    async (name) => {
      const { mismatches } = await replayScenario(server.baseUrl, name);
      expect(mismatches).toEqual([]);
    },
    REPLAY_LIMIT_MS,
  );

  it.each(Object.entries(PENDING).map(([name, { atLeast, missing }]) => ({ name, atLeast, missing })))(
    'should be answered as recorded but for what is pending: $name (at least $atLeast; $missing)',
    async ({ name, atLeast }) => {
      const { matched, total, mismatches, failures } = await replayScenario(server.baseUrl, name);
      expect(matched, mismatches.join('\n')).toBeGreaterThanOrEqual(atLeast);
      expect(failures).toEqual([]);
      // What is complete is no longer pending: take it off the list, so that it stays complete.
      expect(matched).toBeLessThan(total);
    },
    REPLAY_LIMIT_MS,
  );

  it('should know every pending scenario', () => {
    expect(scenarios).toEqual(expect.arrayContaining(Object.keys(PENDING)));
  });
});
