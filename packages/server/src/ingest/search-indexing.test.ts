import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import type { SearchIndexStore } from '@gander/store/search-index-store';
import { describe, expect, it } from 'vitest';

import { startSearchIndexing } from './search-indexing.ts';

function createSteps(outcomes: readonly (boolean | Error)[]) {
  let count = 0;
  const store: SearchIndexStore = {
    async runStep() {
      const outcome = outcomes[count] ?? true;
      count += 1;
      if (outcome instanceof Error) throw outcome;
      return { isDone: outcome, chunkCount: 1 };
    },
  };
  return { store, getCount: () => count };
}

describe('search indexing', () => {
  it('should go on until everything is indexed, then rest', async () => {
    const { store, getCount } = createSteps([false, false, false, true]);
    const indexing = startSearchIndexing({ store, isIdle: () => true, onBug: expect.unreachable });
    await expect.poll(getCount).toBe(4);
    await sleep(50);
    await indexing.stop();
    expect(getCount()).toBe(4);
  });

  it('should wait while ingest has work to do', async () => {
    const { store, getCount } = createSteps([]);
    let isIdle = false;
    const indexing = startSearchIndexing({ store, isIdle: () => isIdle, onBug: expect.unreachable });
    await sleep(120);
    expect(getCount()).toBe(0);
    isIdle = true;
    await expect.poll(getCount).toBe(1);
    await indexing.stop();
  });

  it('should try again after a refusal by the disk, and stop at a bug', async () => {
    const refused = createSteps([new AppError('unavailable', 'The disk is full')]);
    const patient = startSearchIndexing({ store: refused.store, isIdle: () => true, onBug: expect.unreachable });
    await expect.poll(refused.getCount).toBe(1);
    await patient.stop();
    const bugs: unknown[] = [];
    const broken = createSteps([new Error('bug')]);
    const indexing = startSearchIndexing({ store: broken.store, isIdle: () => true, onBug: (bug) => bugs.push(bug) });
    await expect.poll(() => bugs).toHaveLength(1);
    await indexing.stop();
    expect(broken.getCount()).toBe(1);
  });
});
