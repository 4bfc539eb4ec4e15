import { DEFAULT_EXPERIMENT_ID } from '@gander/core/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { LogWrite } from '../../src/ingest-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, START, toBytes, toText, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

describe.each(ENGINES)('$name: logs', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  function buildLog(trace: string | null, payload: string, timeUnixNano = START): LogWrite {
    const traceId = trace === null ? null : traceIdOf(trace);
    return { traceId, experimentId: DEFAULT_EXPERIMENT_ID, recordCount: 1, timeUnixNano, chunk: toBytes(payload) };
  }

  async function read(trace: string): Promise<readonly string[]> {
    return (await store.traces.readLogChunks(traceIdOf(trace))).map(({ bytes }) => toText(bytes));
  }

  it('should keep logs that come before, with and after their trace', async () => {
    const span = buildSpan('root');
    expect(await store.ingest.write({ traces: [], logs: [buildLog('a', 'before')] })).toEqual([]);
    expect(await store.traces.findTrace(traceIdOf('a'))).toBeUndefined();
    const changed = [{ traceId: traceIdOf('a'), experimentId: '0' }];
    expect(
      await store.ingest.write({ ...buildWrite(buildTraceWrite('a', [span])), logs: [buildLog('a', 'with')] }),
    ).toEqual(changed);
    expect(await store.ingest.write({ traces: [], logs: [buildLog('a', 'after')] })).toEqual(changed);
    expect(await read('a')).toEqual(['before', 'with', 'after']);
    expect(await read('b')).toEqual([]);
  });

  it('should give the oldest first, by their own time', async () => {
    await store.ingest.write({ traces: [], logs: [buildLog('a', 'third', START + 2n), buildLog('a', 'first', START)] });
    await store.ingest.write({ traces: [], logs: [buildLog('a', 'second', START + 1n)] });
    expect(await read('a')).toEqual(['first', 'second', 'third']);
  });

  it.each([1, 2, 10])('should page them in the same order, %i at a time', async (limit) => {
    const logs = ['b', 'a', 'c', 'd'].map((payload, index) => buildLog('a', payload, START + BigInt(index >> 1)));
    await store.ingest.write({ traces: [], logs: [...logs, buildLog('b', 'other')] });
    const chunks = await listAll((page) => store.traces.listLogChunks(traceIdOf('a'), page), limit);
    expect(chunks.map(({ bytes }) => toText(bytes))).toEqual(await read('a'));
    expect(chunks).toHaveLength(4);
  });

  it('should tell logs that took the place of deleted ones', async () => {
    const write = async (payload: string) => {
      await store.ingest.write({
        ...buildWrite(buildTraceWrite('a', [buildSpan('root')])),
        logs: [buildLog('a', payload)],
      });
      return store.traces.readLogVersion(traceIdOf('a'));
    };
    const before = await write('one');
    await store.traceInfos.deleteTraces({ experimentId: DEFAULT_EXPERIMENT_ID, traceIds: [traceIdOf('a')] });
    expect(await write('two')).not.toBe(before);
  });

  it('should tell when there are more', async () => {
    const versions = new Set([await store.traces.readLogVersion(traceIdOf('a'))]);
    for (const payload of ['one', 'two', 'two']) {
      await store.ingest.write({ traces: [], logs: [buildLog('a', payload)] });
      versions.add(await store.traces.readLogVersion(traceIdOf('a')));
    }
    await store.ingest.write({ traces: [], logs: [buildLog('b', 'other')] });
    versions.add(await store.traces.readLogVersion(traceIdOf('a')));
    expect(versions.size).toBe(3);
  });

  it('should change nothing when they are sent again', async () => {
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root')])));
    const logs = [buildLog('a', 'one'), buildLog('a', 'two'), buildLog(null, 'one'), buildLog('b', 'one')];
    await store.ingest.write({ traces: [], logs: [...logs, ...logs] });
    expect(await store.ingest.write({ traces: [], logs })).toEqual([]);
    expect((await read('a')).toSorted()).toEqual(['one', 'two']);
    expect(await read('b')).toEqual(['one']);
  });

  it('should keep times beyond int64 as the nearest', async () => {
    await store.ingest.write({ traces: [], logs: [buildLog('a', 'late', 2n ** 64n - 1n), buildLog('a', 'early', 0n)] });
    expect(await read('a')).toEqual(['early', 'late']);
  });
});
