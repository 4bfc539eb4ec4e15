import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, spanIdOf, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const MINUTE_MS = 60_000;

describe.each(ENGINES)('$name: traces whose root never comes', (engine) => {
  let instance: EngineInstance;
  let store: Store;
  let nowMs = 0;

  beforeEach(async () => {
    nowMs = 1_000 * MINUTE_MS;
    instance = await engine.create();
    store = await instance.open({ nowMs: () => nowMs });
  });
  afterEach(() => instance.dispose());

  const orphan = (name: string, fields: Parameters<typeof buildSpan>[1] = {}) =>
    buildSpan(name, { parentSpanId: spanIdOf('missing'), ...fields });
  const write = (trace: string, ...spans: readonly ReturnType<typeof buildSpan>[]) =>
    store.ingest.write(buildWrite(buildTraceWrite(trace, spans)));
  const sweep = (minutes: number, limit = 100) =>
    store.ingest.closeAbandoned({ silentSinceMs: nowMs - minutes * MINUTE_MS, limit });
  const find = (trace: string) => store.traces.findTrace(traceIdOf(trace));

  it('should be in progress, named after what is there, and closed after a silence', async () => {
    await write('a', orphan('child'));
    expect(await find('a')).toMatchObject({ name: 'child', state: 'IN_PROGRESS' });
    nowMs += 29 * MINUTE_MS;
    expect(await sweep(30)).toEqual([]);
    nowMs += 2 * MINUTE_MS;
    expect(await sweep(30)).toEqual([{ traceId: traceIdOf('a'), experimentId: '0' }]);
    expect(await find('a')).toMatchObject({ name: 'child', state: 'OK', isAbandoned: true });
    expect(await sweep(30), 'once').toEqual([]);
    const { byState } = await store.traces.countTraces({ experimentId: '0' as never });
    expect(byState).toEqual({ OK: 1, ERROR: 0, IN_PROGRESS: 0 });
  });

  it('should have failed when its topmost span failed, or its root began and never ended', async () => {
    await write('failed', orphan('child', { status: 'ERROR' }));
    await write('cut', buildSpan('root', { endUnixNano: null }));
    nowMs += 31 * MINUTE_MS;
    expect(await sweep(30)).toHaveLength(2);
    expect(await find('failed')).toMatchObject({ state: 'ERROR', isAbandoned: true });
    expect(await find('cut')).toMatchObject({ state: 'ERROR', isAbandoned: true });
  });

  it('should be opened again by new spans, and be whole when the root comes', async () => {
    await write('a', orphan('child'));
    nowMs += 31 * MINUTE_MS;
    await sweep(30);
    await write('a', orphan('other'));
    const reopened = await find('a');
    expect(reopened?.state).toBe('IN_PROGRESS');
    expect(reopened).not.toHaveProperty('isAbandoned');
    nowMs += 29 * MINUTE_MS;
    expect(await sweep(30), 'the silence begins anew').toEqual([]);
    nowMs += 2 * MINUTE_MS;
    expect(await sweep(30)).toHaveLength(1);
    await write('a', buildSpan('missing'));
    const whole = await find('a');
    expect(whole).toMatchObject({ name: 'missing', state: 'OK', spanCount: 3 });
    expect(whole).not.toHaveProperty('isAbandoned');
    nowMs += 31 * MINUTE_MS;
    expect(await sweep(30), 'nothing is open').toEqual([]);
  });

  it('should stay closed when the same spans are sent again', async () => {
    const child = orphan('child');
    await write('a', child);
    nowMs += 31 * MINUTE_MS;
    await sweep(30);
    await write('a', child);
    expect(await find('a')).toMatchObject({ state: 'OK', isAbandoned: true });
  });

  it('should close the longest silent first, as many as asked for', async () => {
    for (const trace of ['a', 'b', 'c']) {
      await write(trace, orphan('child'));
      nowMs += MINUTE_MS;
    }
    nowMs += 60 * MINUTE_MS;
    expect((await sweep(30, 2)).map(({ traceId }) => traceId)).toEqual([traceIdOf('a'), traceIdOf('b')]);
    expect((await sweep(30, 2)).map(({ traceId }) => traceId)).toEqual([traceIdOf('c')]);
  });

  it('should look at no trace that is whole', async () => {
    for (let index = 0; index < 50; index += 1) await write(`whole-${String(index)}`, buildSpan('root'));
    await write('open', orphan('child'));
    nowMs += 31 * MINUTE_MS;
    expect(await sweep(30)).toHaveLength(1);
  });
});
