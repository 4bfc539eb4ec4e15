import type { TraceLabel } from '@gander/core/trace-labels';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { TraceWrite } from '../../src/ingest-store.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, traceIdOf } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const field = (key: string, value: string, isFromRoot = false): TraceLabel => ({
  kind: 'field',
  key,
  value,
  isFromRoot,
});
const tag = (key: string, value: string, isFromRoot = false): TraceLabel => ({ kind: 'tag', key, value, isFromRoot });

const root = buildSpan('root', { sessionId: 'conversation-1' });
const child = buildSpan('child', { parentSpanId: root.spanId, sessionId: 'conversation-1' });
const other = buildSpan('other', { parentSpanId: root.spanId });

describe.each(ENGINES)('$name: what spans say of their trace', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ nowMs: () => 1_800_000_000_000 });
  });
  afterEach(() => instance.dispose());

  /** Three deliveries that contradict each other. */
  const deliveries = (trace: string): readonly TraceWrite[] => [
    {
      ...buildTraceWrite(trace, [root]),
      labels: [field('environment', 'staging', true), tag('team', 'search', true), tag('blue', '', true)],
    },
    {
      ...buildTraceWrite(trace, [child]),
      labels: [field('environment', 'production'), field('release', 'v2'), tag('team', 'ads'), tag('cost', 'b')],
    },
    {
      ...buildTraceWrite(trace, [other]),
      labels: [field('environment', 'alpha'), field('release', 'v1'), tag('cost', 'a')],
    },
  ];

  const shown = async (trace: string) => {
    const found = await store.traces.findTrace(traceIdOf(trace));
    return { environment: found?.environment, release: found?.release, tags: found?.tags };
  };

  it.each([
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [1, 0, 2, 1, 0, 2],
    [2, 2, 0, 1, 1],
  ])('should not depend on the order of delivery: %j %j %j', async (...order) => {
    const all = deliveries('a');
    for (const number of order) await store.ingest.write(buildWrite(...all.slice(number, number + 1)));
    expect(await shown('a')).toEqual({
      environment: 'staging',
      release: 'v1',
      tags: { blue: '', cost: 'a', team: 'search' },
    });
  });

  it('should be the same in one group of requests as in several', async () => {
    await store.ingest.write(buildWrite(...deliveries('a')));
    for (const delivery of deliveries('b')) await store.ingest.write(buildWrite(delivery));
    expect(await shown('a')).toEqual(await shown('b'));
  });

  it('should be in the list, and absent where nobody says anything', async () => {
    await store.ingest.write(buildWrite(...deliveries('a'), buildTraceWrite('plain', [buildSpan('plain')])));
    const { items } = await store.traces.listTraces({ experimentId: EXPERIMENT }, { limit: 10 });
    const of = (trace: string) => items.find(({ traceId }) => traceId === traceIdOf(trace));
    expect(of('a')).toMatchObject({ environment: 'staging', release: 'v1', sessionGranularity: 'session' });
    expect(of('plain')).toMatchObject({ environment: null, release: null, sessionGranularity: null });
    expect(await shown('plain')).toEqual({ environment: null, release: null, tags: {} });
  });

  it('should take an id that two traces share for a session’s, and one of a single trace for its run’s', async () => {
    const write = (trace: string) =>
      store.ingest.write(
        buildWrite({ ...buildTraceWrite(trace, [root]), labels: [field('sessionGranularity', 'run', true)] }),
      );
    const granularity = async (trace: string) => (await store.traces.findTrace(traceIdOf(trace)))?.sessionGranularity;
    await write('a');
    expect(await granularity('a')).toBe('run');
    await write('b');
    expect(await granularity('a')).toBe('session');
    expect(await granularity('b')).toBe('session');
  });

  it('should be made anew by a re-indexing, tags that are no longer there included', async () => {
    await store.ingest.write(buildWrite(...deliveries('a')));
    const job = await store.reindexing.startJob({});
    await store.reindexing.runBatch(job.jobId, {
      isEnough: () => false,
      translate: ({ chunks }) =>
        Promise.resolve(
          chunks.map((_chunk, index) => ({
            spans: [[root], [child], [other]][index] ?? [],
            previews: [],
            labels: index === 1 ? [field('environment', 'production'), tag('green', '')] : [],
          })),
        ),
    });
    expect(await shown('a')).toEqual({ environment: 'production', release: null, tags: { green: '' } });
  });
});

const EXPERIMENT = '0' as TraceWrite['experimentId'];
