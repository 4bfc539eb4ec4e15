import type { ExperimentId } from '@gander/core/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const DEFAULT = { experimentId: '0' as ExperimentId };

describe.each(ENGINES)('$name: faults', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
    await store.ingest.write(buildWrite(buildTraceWrite('before', [buildSpan('root')])));
  });
  afterEach(() => instance.dispose());

  /** Some of it would fit, all of it does not. */
  function buildLargeWrite() {
    const traces = Array.from({ length: 60 }, (_, index) =>
      buildTraceWrite(`large ${index}`, [buildSpan('root')], { payload: buildNoise(index, 20_000) }),
    );
    return buildWrite(buildTraceWrite('before', [buildSpan('late')]), ...traces);
  }

  it('should answer unavailable on a full disk, keep nothing of the write, and recover', async () => {
    const free = instance.fillDisk();
    await expect(store.ingest.write(buildLargeWrite())).rejects.toMatchObject({ code: 'unavailable' });
    expect(await store.traces.countTraces(DEFAULT)).toMatchObject({ total: 1 });
    expect(await store.traces.findTrace(traceIdOf('before'))).toMatchObject({ spanCount: 1 });
    await expect(store.ingest.write(buildLargeWrite())).rejects.toMatchObject({ code: 'unavailable' });
    free();
    expect(await store.ingest.write(buildLargeWrite())).toHaveLength(61);
    expect(await store.traces.countTraces(DEFAULT)).toMatchObject({ total: 61 });
    expect(await store.traces.readChunks(traceIdOf('large 7'))).toHaveLength(1);
  });

  it('should answer unavailable while another program holds the lock, and recover', async () => {
    const unlock = instance.lock();
    const write = buildWrite(buildTraceWrite('a', [buildSpan('root')]));
    await expect(store.ingest.write(write)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(store.experiments.createExperiment({ name: 'new' })).rejects.toMatchObject({ code: 'unavailable' });
    unlock();
    expect(await store.ingest.write(write)).toHaveLength(1);
    expect(await store.traces.findTrace(traceIdOf('a'))).toBeDefined();
  });

  it('should read while another program writes, and see only what is committed', async () => {
    const reader = await instance.openReader();
    const unlock = instance.lock();
    for (const each of [store, reader]) {
      expect(await each.traces.findTrace(traceIdOf('before'))).toBeDefined();
      expect(await each.experiments.findExperimentByName('Default')).toBeDefined();
    }
    unlock();
  });

  it('should not show a write to readers before all of it is there', async () => {
    const reader = await instance.openReader();
    const writing = store.ingest.write(buildLargeWrite());
    const seen = new Set<number>();
    let isDone = false;
    void writing.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      for (const each of [store, reader]) seen.add((await each.traces.countTraces(DEFAULT)).total);
    }
    await writing;
    expect([...seen].every((total) => total === 1 || total === 61)).toBe(true);
    expect(await reader.traces.countTraces(DEFAULT)).toMatchObject({ total: 61 });
  });

  it('should let a second process write to the same database', async () => {
    const second = await instance.open();
    const stores = [store, second];
    for (let index = 0; index < 20; index += 1) {
      const span = buildSpan(`${index}`);
      await stores[index % 2]?.ingest.write(buildWrite(buildTraceWrite('shared', [span])));
    }
    expect(await store.traces.findTrace(traceIdOf('shared'))).toMatchObject({ spanCount: 20 });
    expect(await second.traces.readChunks(traceIdOf('shared'))).toHaveLength(20);
  });

  it('should not write through a store that was opened for reading', async () => {
    const reader = await instance.openReader();
    await expect(reader.ingest.write(buildLargeWrite())).rejects.toThrow('opened for reading');
    await expect(reader.experiments.createExperiment({ name: 'new' })).rejects.toThrow('opened for reading');
  });
});

/** Text that does not compress well, the same for the same seed. */
function buildNoise(seed: number, length: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCodePoint(33 + ((state >>> 16) % 90));
  }).join('');
}
