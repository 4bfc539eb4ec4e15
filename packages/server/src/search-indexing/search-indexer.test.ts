import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { SearchIndexStore } from '@gander/store/search-index-store';
import { describe, expect, it } from 'vitest';

import { startSearchIndexer } from './search-indexer.ts';

const LONG_MS = 60_000;

/** Answers each step with the next outcome, then that all is done. */
function createSteps(outcomes: readonly (boolean | Error)[]) {
  const durationsMs: number[] = [];
  const store: SearchIndexStore = {
    async runStep({ isEnough }) {
      const outcome = outcomes[durationsMs.length] ?? true;
      const startMs = performance.now();
      while (!isEnough() && performance.now() - startMs < 1000) await sleep(0);
      durationsMs.push(performance.now() - startMs);
      if (outcome instanceof Error) throw outcome;
      return { isDone: outcome, chunkCount: 1 };
    },
  };
  return { store, durationsMs };
}

describe('search indexer', () => {
  it('should go on while it is quiet until everything is indexed, then rest', async () => {
    const { store, durationsMs } = createSteps([false, false, false, true]);
    const indexer = startSearchIndexer({
      store,
      isIdle: () => true,
      quietForMs: () => LONG_MS,
      onBug: () => expect.unreachable(),
    });
    await expect.poll(() => durationsMs).toHaveLength(4);
    await sleep(50);
    await indexer.stop();
    expect(durationsMs).toHaveLength(4);
  });

  it('should wait while ingest has work to do', async () => {
    const { store, durationsMs } = createSteps([]);
    let isIdle = false;
    const indexer = startSearchIndexer({
      store,
      isIdle: () => isIdle,
      quietForMs: () => 0,
      onBug: () => expect.unreachable(),
    });
    await sleep(250);
    expect(durationsMs).toHaveLength(0);
    isIdle = true;
    await expect.poll(() => durationsMs).toHaveLength(1);
    await indexer.stop();
  });

  it('should take short steps with long pauses between requests', async () => {
    const { store, durationsMs } = createSteps(Array.from({ length: 100 }, () => false));
    const indexer = startSearchIndexer({
      store,
      isIdle: () => true,
      quietForMs: () => 10,
      onBug: () => expect.unreachable(),
    });
    await sleep(700);
    await indexer.stop();
    expect(durationsMs.length).toBeGreaterThan(1);
    expect(durationsMs.length).toBeLessThanOrEqual(4);
  });

  it('should go on after a refusal by the disk, and end at a bug', async () => {
    const refused = createSteps([new AppError('unavailable', 'The disk is full')]);
    const patient = startSearchIndexer({
      store: refused.store,
      isIdle: () => true,
      quietForMs: () => LONG_MS,
      onBug: () => expect.unreachable(),
    });
    await expect.poll(() => refused.durationsMs).toHaveLength(1);
    await patient.stop();
    const bugs: unknown[] = [];
    const broken = createSteps([new Error('bug')]);
    const indexer = startSearchIndexer({
      store: broken.store,
      isIdle: () => true,
      quietForMs: () => LONG_MS,
      onBug: (bug) => bugs.push(bug),
    });
    await expect.poll(() => bugs).toHaveLength(1);
    await sleep(50);
    await indexer.stop();
    expect(broken.durationsMs).toHaveLength(1);
  });
});
