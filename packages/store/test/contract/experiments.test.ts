import type { ExperimentId, RunId } from '@gander/core/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ExperimentSearch } from '../../src/experiment-search.ts';
import type { Store } from '../../src/store.ts';
import { buildSpan, buildTraceWrite, buildWrite, spanIdOf, START } from './build-writes.ts';
import { ENGINES, type EngineInstance } from './engines.ts';
import { listAll } from './list-all.ts';

const NOW_MS = 1_767_225_600_123;

describe.each(ENGINES)('$name: experiments', (engine) => {
  let instance: EngineInstance;
  let store: Store;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open({ nowMs: () => NOW_MS });
  });
  afterEach(() => instance.dispose());

  const DEFAULT = {
    experimentId: '0',
    name: 'Default',
    artifactLocation: 'mlflow-artifacts:/0',
    lifecycleStage: 'active',
    creationTimeMs: NOW_MS,
    lastUpdateTimeMs: NOW_MS,
  };

  it('should start with the experiment Default', async () => {
    expect(await store.experiments.getExperiment('0' as ExperimentId)).toEqual(DEFAULT);
    expect(await store.experiments.listExperiments({ limit: 10 })).toEqual({
      items: [{ ...DEFAULT, traceCount: 0, lastTraceUnixNano: null, runCount: 0, lastRunStartMs: null, tags: [] }],
      nextCursor: null,
    });
  });

  it('should tell how traces went, all of them and lately', async () => {
    const one = await store.experiments.createExperiment({ name: 'one' });
    const empty = await store.experiments.createExperiment({ name: 'empty' });
    const HOUR = 3_600_000_000_000n;
    const add = (trace: string, atNano: bigint, statuses: readonly ('OK' | 'ERROR')[], experimentId: ExperimentId) =>
      store.ingest.write(
        buildWrite(
          buildTraceWrite(
            trace,
            statuses.map((status, index) =>
              buildSpan(`${trace} ${index}`, {
                parentSpanId: index === 0 ? null : spanIdOf(`${trace} 0`),
                startUnixNano: START + atNano,
                endUnixNano: START + atNano + 1n,
                status,
              }),
            ),
            { experimentId },
          ),
        ),
      );
    await add('old', -50n * HOUR, ['ERROR'], one.experimentId);
    await add('fine', 0n, ['OK', 'OK'], one.experimentId);
    await add('inside', HOUR - 1n, ['OK', 'ERROR'], one.experimentId);
    await add('failed', 3n * HOUR, ['ERROR', 'ERROR'], one.experimentId);
    await add('elsewhere', 0n, ['OK'], '0' as ExperimentId);
    await add('later', 10n * HOUR, ['OK'], one.experimentId);
    const request = { fromUnixNano: START, bucketNano: HOUR, bucketCount: 10 };
    const read = async (ids: readonly ExperimentId[]) =>
      store.experiments.readActivity({ ...request, experimentIds: ids });
    expect(await read([one.experimentId, empty.experimentId])).toEqual([
      {
        experimentId: one.experimentId,
        traceCount: 5,
        failedTraceCount: 2,
        failedSpanTraceCount: 1,
        buckets: [
          { startUnixNano: START, traceCount: 2, failedTraceCount: 0 },
          { startUnixNano: START + 3n * HOUR, traceCount: 1, failedTraceCount: 1 },
        ],
      },
    ]);
    expect(await read(['0' as ExperimentId, one.experimentId])).toHaveLength(2);
    expect(await read([])).toEqual([]);
  });

  it('should create experiments with ids that count up', async () => {
    const first = await store.experiments.createExperiment({ name: 'first' });
    const second = await store.experiments.createExperiment({ name: 'Second 🦢', artifactLocation: 's3://bucket/x' });
    expect(first).toEqual({ ...DEFAULT, experimentId: '1', name: 'first', artifactLocation: 'mlflow-artifacts:/1' });
    expect(second).toMatchObject({ experimentId: '2', artifactLocation: 's3://bucket/x' });
    expect(await store.experiments.getExperiment(first.experimentId)).toEqual(first);
    expect(await store.experiments.findExperiment(second.experimentId)).toEqual(second);
    expect(await store.experiments.findExperimentByName('Second 🦢')).toEqual(second);
  });

  it('should answer undefined or not_found for what is not there', async () => {
    expect(await store.experiments.findExperiment('5' as ExperimentId)).toBeUndefined();
    expect(await store.experiments.findExperimentByName('default')).toBeUndefined();
    await expect(store.experiments.getExperiment('5' as ExperimentId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('should keep tags in the order in which they came', async () => {
    const tags = [
      { key: 'z', value: '1' },
      { key: 'a', value: '2' },
    ];
    const { experimentId } = await store.experiments.createExperiment({ name: 'tagged', tags });
    await store.experiments.writeExperimentTag(experimentId, { key: 'z', value: '3' });
    const all = await store.experiments.readExperimentTags(['0' as ExperimentId, experimentId]);
    expect([...all]).toEqual([[experimentId, [{ key: 'z', value: '3' }, tags[1]]]]);
    await store.experiments.deleteExperimentTag(experimentId, 'z');
    const gone = store.experiments.deleteExperimentTag(experimentId, 'z');
    await expect(gone).rejects.toMatchObject({ code: 'not_found' });
  });

  it('should rename, delete and restore', async () => {
    const { experimentId } = await store.experiments.createExperiment({ name: 'old' });
    await store.experiments.writeExperimentName(experimentId, 'new');
    const taken = store.experiments.writeExperimentName(experimentId, 'Default');
    await expect(taken).rejects.toMatchObject({ code: 'already_exists' });
    await store.experiments.writeExperimentStage(experimentId, 'deleted');
    expect(await store.experiments.getExperiment(experimentId)).toMatchObject({
      name: 'new',
      lifecycleStage: 'deleted',
    });
    const again = store.experiments.writeExperimentStage(experimentId, 'deleted');
    await expect(again).rejects.toMatchObject({ code: 'not_found' });
    const tag = store.experiments.writeExperimentTag(experimentId, { key: 'a', value: 'b' });
    await expect(tag).rejects.toMatchObject({ code: 'failed_precondition' });
    await store.experiments.writeExperimentStage(experimentId, 'active');
    await store.experiments.writeExperimentTag(experimentId, { key: 'a', value: 'b' });
  });

  it('should search by name, tag and stage, in any order, page by page', async () => {
    for (const name of ['b', 'a', 'C']) {
      await store.experiments.createExperiment({ name, tags: [{ key: 'first', value: name.toLowerCase() }] });
    }
    await store.experiments.writeExperimentStage('2' as ExperimentId, 'deleted');
    const search = async (fields: Partial<ExperimentSearch>) =>
      listAll(
        (page) => store.experiments.searchExperiments({ stage: 'active', conditions: [], order: [], ...fields, page }),
        2,
      );
    const names = async (fields: Partial<ExperimentSearch>) => (await search(fields)).map(({ name }) => name);
    expect(await names({ order: [{ field: 'name', direction: 'asc' }] })).toEqual(['C', 'Default', 'b']);
    expect(await names({ stage: 'deleted' })).toEqual(['a']);
    expect(await names({ stage: 'all', order: [{ field: 'experiment_id', direction: 'desc' }] })).toEqual([
      'C',
      'a',
      'b',
      'Default',
    ]);
    const test = { kind: 'like', letterCase: 'insensitive', pattern: '%C' } as const;
    for (const field of [
      { entity: 'attribute', key: 'name' },
      { entity: 'tag', key: 'first' },
    ] as const) {
      expect(await names({ conditions: [{ field, test }] })).toEqual(['C']);
    }
  });

  it('should refuse a name that is taken', async () => {
    const refusal = { code: 'already_exists', message: 'Experiment(name=Default) already exists.' };
    await expect(store.experiments.createExperiment({ name: 'Default' })).rejects.toMatchObject(refusal);
    const same = await Promise.allSettled(
      Array.from({ length: 5 }, () => store.experiments.createExperiment({ name: 'race' })),
    );
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('should list the newest first with their traces', async () => {
    const { experimentId } = await store.experiments.createExperiment({ name: 'busy' });
    for (const [index, offset] of [5n, 9n, 2n].entries()) {
      const span = buildSpan('root', { startUnixNano: START + offset });
      await store.ingest.write(buildWrite(buildTraceWrite(`${index}`, [span], { experimentId })));
    }
    const { items } = await store.experiments.listExperiments({ limit: 10 });
    expect(items.map(({ name, traceCount, lastTraceUnixNano }) => ({ name, traceCount, lastTraceUnixNano }))).toEqual([
      { name: 'busy', traceCount: 3, lastTraceUnixNano: START + 9n },
      { name: 'Default', traceCount: 0, lastTraceUnixNano: null },
    ]);
  });

  it('should list each stage with the runs and tags of its experiments', async () => {
    const tags = [{ key: 'team', value: 'search' }];
    const { experimentId } = await store.experiments.createExperiment({ name: 'with runs', tags });
    for (const [name, startTimeMs] of [
      ['a', 10n],
      ['b', 30n],
      ['c', 20n],
    ] as const) {
      await store.runs.createRun({ experimentId, runId: name as RunId, name, userId: 'ada', startTimeMs, tags: [] });
    }
    await store.runs.writeRunStage('a' as RunId, 'deleted');
    const list = async (stage: 'active' | 'deleted') => {
      const { items } = await store.experiments.listExperiments({ limit: 10 }, stage);
      return items.map(({ name, runCount, lastRunStartMs, tags }) => ({ name, runCount, lastRunStartMs, tags }));
    };
    expect(await list('active')).toEqual([
      { name: 'with runs', runCount: 2, lastRunStartMs: 30, tags },
      { name: 'Default', runCount: 0, lastRunStartMs: null, tags: [] },
    ]);
    expect(await list('deleted')).toEqual([]);
    await store.experiments.writeExperimentStage(experimentId, 'deleted');
    expect(await list('deleted')).toEqual([{ name: 'with runs', runCount: 3, lastRunStartMs: 30, tags }]);
  });

  it('should page', async () => {
    for (let index = 1; index <= 7; index += 1) await store.experiments.createExperiment({ name: `${index}` });
    const all = await listAll((page) => store.experiments.listExperiments(page), 3);
    expect(all.map((experiment) => experiment.experimentId)).toEqual(['7', '6', '5', '4', '3', '2', '1', '0']);
    await expect(store.experiments.listExperiments({ limit: 3, cursor: 'forged' })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it('should be seen by a store that was opened before', async () => {
    const reader = await instance.openReader();
    await store.experiments.createExperiment({ name: 'new' });
    expect(await reader.experiments.findExperimentByName('new')).toBeDefined();
  });
});
