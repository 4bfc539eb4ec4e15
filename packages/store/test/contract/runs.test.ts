import type { ExperimentId, RunId } from '@gander/core/ids';
import type { MetricPoint } from '@gander/core/run';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { RunSearch } from '../../src/run-search.ts';
import type { NewRun } from '../../src/run-store.ts';
import type { Store } from '../../src/store.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const EXPERIMENT = '0' as ExperimentId;
const NO_DATA = { metrics: [], params: [], tags: [] };

function buildRun(runId: string, fields: Partial<NewRun> = {}): NewRun {
  return {
    runId: runId as RunId,
    experimentId: EXPERIMENT,
    name: runId,
    userId: 'ada',
    startTimeMs: 1000n,
    tags: [],
    ...fields,
  };
}

function buildPoint(key: string, fields: Partial<MetricPoint> = {}): MetricPoint {
  return { key, value: 1, timestampMs: 5n, step: 0n, ...fields };
}

const SEARCH: RunSearch = {
  experimentIds: [EXPERIMENT],
  stage: 'active',
  conditions: [],
  order: [],
  page: { limit: 100 },
};

describe.each(ENGINES)('$name: runs', (engine) => {
  let instance: EngineInstance;
  let store: Store;
  const a = 'a' as RunId;

  beforeEach(async () => {
    instance = await engine.create();
    store = await instance.open();
  });
  afterEach(() => instance.dispose());

  const findNames = async (search: Partial<RunSearch>) =>
    (await store.runs.searchRuns({ ...SEARCH, ...search })).items.map(({ info }) => info.name);

  describe('a run', () => {
    it('should be what it was created as', async () => {
      const created = await store.runs.createRun(
        buildRun('a', {
          tags: [
            { key: 'z', value: '1' },
            { key: 'b', value: '2' },
          ],
        }),
      );
      expect(created).toEqual({
        info: {
          runId: 'a',
          experimentId: '0',
          name: 'a',
          userId: 'ada',
          status: 'RUNNING',
          startTimeMs: 1000n,
          endTimeMs: null,
          artifactUri: 'mlflow-artifacts:/0/a/artifacts',
          lifecycleStage: 'active',
        },
        ...NO_DATA,
        tags: [
          { key: 'z', value: '1' },
          { key: 'b', value: '2' },
        ],
        datasetInputs: [],
        modelInputs: [],
        modelOutputs: [],
      });
      expect(await store.runs.getRun(a)).toEqual(created);
      expect(await store.runs.findRun('nope' as RunId)).toBeUndefined();
      await expect(store.runs.getRun('nope' as RunId)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('should need an active experiment', async () => {
      const { experimentId } = await store.experiments.createExperiment({ name: 'gone' });
      await store.experiments.writeExperimentStage(experimentId, 'deleted');
      await expect(store.runs.createRun(buildRun('a', { experimentId }))).rejects.toMatchObject({
        code: 'failed_precondition',
        message: `The experiment ${experimentId} must be in the 'active' state. Current state is deleted.`,
      });
      const unknown = buildRun('a', { experimentId: '77' as ExperimentId });
      await expect(store.runs.createRun(unknown)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('should go and come back with its experiment, unless it had gone before', async () => {
      const { experimentId } = await store.experiments.createExperiment({ name: 'x' });
      for (const name of ['a', 'b']) await store.runs.createRun(buildRun(name, { experimentId }));
      await store.runs.writeRunStage('b' as RunId, 'deleted');
      await new Promise((resolve) => setTimeout(resolve, 2));
      await store.experiments.writeExperimentStage(experimentId, 'deleted');
      expect(await findNames({ experimentIds: [experimentId] })).toEqual([]);
      await store.experiments.writeExperimentStage(experimentId, 'active');
      expect(await findNames({ experimentIds: [experimentId] })).toEqual(['a']);
    });

    it('should change what is given and keep the rest', async () => {
      await store.runs.createRun(buildRun('a'));
      await store.runs.writeRunInfo(a, { status: 'FINISHED', endTimeMs: 9_007_199_254_740_993n });
      const info = await store.runs.writeRunInfo(a, { name: 'b' });
      expect(info).toMatchObject({ status: 'FINISHED', endTimeMs: 9_007_199_254_740_993n, name: 'b' });
      expect((await store.runs.getRun(a)).tags).toEqual([{ key: 'mlflow.runName', value: 'b' }]);
    });

    it('should not change while it is deleted', async () => {
      await store.runs.createRun(buildRun('a'));
      await store.runs.writeRunStage(a, 'deleted');
      const refusal = { code: 'failed_precondition' };
      await expect(store.runs.writeRunInfo(a, { name: 'x' })).rejects.toMatchObject(refusal);
      await expect(store.runs.writeRunData(a, { ...NO_DATA, metrics: [buildPoint('m')] })).rejects.toMatchObject(
        refusal,
      );
      await expect(store.runs.deleteRunTag(a, 'x')).rejects.toMatchObject(refusal);
      await expect(store.runs.writeRunLinks(a, { modelInputs: ['m-1'] })).rejects.toMatchObject(refusal);
      await store.runs.writeRunStage(a, 'active');
      expect(await store.runs.writeRunInfo(a, { name: 'x' })).toMatchObject({ name: 'x', lifecycleStage: 'active' });
    });
  });

  describe('what a run logs', () => {
    beforeEach(async () => {
      await store.runs.createRun(buildRun('a'));
    });

    it('should keep every point, and the latest by step, time and value', async () => {
      const points = [
        buildPoint('loss', { step: 1n, value: 9 }),
        buildPoint('loss', { step: 2n, timestampMs: 8n, value: 0.5 }),
        buildPoint('loss', { step: 2n, timestampMs: 7n, value: 4 }),
        buildPoint('acc', { value: Number.NaN }),
      ];
      await store.runs.writeRunData(a, { ...NO_DATA, metrics: points });
      await store.runs.writeRunData(a, { ...NO_DATA, metrics: points });
      const { metrics } = await store.runs.getRun(a);
      expect(metrics.map(({ key, value }) => [key, value])).toEqual([
        ['loss', 0.5],
        ['acc', Number.NaN],
      ]);
      const history = await store.runs.listMetricPoints({ runId: a, key: 'loss', limit: 10 });
      expect(history.items.map(({ value }) => value)).toEqual([9, 4, 0.5]);
      expect(history.nextCursor).toBeNull();
    });

    it('should page a history by key, and go on from its end with what came since', async () => {
      const values = [-0, 1e-300, 1.7976931348623157e308, -5, Number.NaN];
      const points = values.map((value) => buildPoint('m', { value, step: 9_223_372_036_854_775_807n }));
      await store.runs.writeRunData(a, { ...NO_DATA, metrics: points });
      const seen: number[] = [];
      let cursor: string | undefined;
      let end: string | null = null;
      do {
        const page = await store.runs.listMetricPoints({ runId: a, key: 'm', limit: 2, cursor });
        seen.push(...page.items.map(({ value }) => value));
        cursor = page.nextCursor ?? undefined;
        end = page.endCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual([-5, 0, Number.NaN, 1e-300, 1.7976931348623157e308]);
      await store.runs.writeRunData(a, { ...NO_DATA, metrics: [buildPoint('m', { timestampMs: 6n, value: 2 })] });
      const later = await store.runs.listMetricPoints({ runId: a, key: 'm', limit: 2, cursor: end ?? '' });
      expect(later.items).toMatchObject([{ value: 2 }]);
    });

    it('should refuse a cursor of something else', async () => {
      for (const cursor of ['bad!', 'bad', Buffer.from('["runs",1,2,3,4]').toString('base64url')]) {
        const reading = store.runs.listMetricPoints({ runId: a, key: 'm', limit: 1, cursor });
        await expect(reading).rejects.toMatchObject({ code: 'invalid_argument' });
      }
    });

    it('should keep a parameter as it was first logged, and nothing of a batch that would change one', async () => {
      await store.runs.writeRunData(a, {
        ...NO_DATA,
        params: [
          { key: 'lr', value: '1' },
          { key: 'b', value: '' },
        ],
      });
      await store.runs.writeRunData(a, { ...NO_DATA, params: [{ key: 'lr', value: '1' }] });
      const batch = {
        metrics: [buildPoint('m')],
        params: [
          { key: 'c', value: '3' },
          { key: 'lr', value: '2' },
        ],
        tags: [],
      };
      await expect(store.runs.writeRunData(a, batch)).rejects.toMatchObject({ code: 'invalid_argument' });
      const { params, metrics } = await store.runs.getRun(a);
      expect({ params, metrics }).toEqual({
        params: [
          { key: 'lr', value: '1' },
          { key: 'b', value: '' },
        ],
        metrics: [],
      });
    });

    it('should set and delete tags, and take its name from one', async () => {
      await store.runs.writeRunData(a, {
        ...NO_DATA,
        tags: [
          { key: 't', value: '1' },
          { key: 't', value: '2' },
        ],
      });
      await store.runs.writeRunData(a, { ...NO_DATA, tags: [{ key: 'mlflow.runName', value: 'new' }] });
      const run = await store.runs.getRun(a);
      expect(run.tags).toEqual([
        { key: 't', value: '2' },
        { key: 'mlflow.runName', value: 'new' },
      ]);
      expect(run.info.name).toBe('new');
      await store.runs.deleteRunTag(a, 't');
      await expect(store.runs.deleteRunTag(a, 't')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('should remember datasets by name and digest, and models that went in and came out', async () => {
      const dataset = { name: 'd', digest: '1', sourceType: 'code', source: '{}' };
      const tags = [{ key: 'mlflow.data.context', value: 'eval' }];
      await store.runs.writeRunLinks(a, { datasetInputs: [{ dataset, tags }], modelInputs: ['m-1'] });
      await store.runs.writeRunLinks(a, {
        datasetInputs: [
          { dataset: { ...dataset, source: 'another' }, tags: [] },
          { dataset: { ...dataset, digest: '2' }, tags: [] },
        ],
        modelOutputs: [{ modelId: 'm-2', step: 3n }],
      });
      const run = await store.runs.getRun(a);
      expect(run.datasetInputs).toEqual([
        { dataset, tags },
        { dataset: { ...dataset, digest: '2' }, tags: [] },
      ]);
      expect(await store.runs.listRunDatasets([EXPERIMENT])).toEqual([
        { experimentId: '0', name: 'd', digest: '1', context: 'eval' },
        { experimentId: '0', name: 'd', digest: '2', context: undefined },
      ]);
      expect(run.modelInputs).toEqual(['m-1']);
      expect(run.modelOutputs).toEqual([{ modelId: 'm-2', step: 3n }]);
    });

    it('should sample histories at given steps', async () => {
      const points = [0n, 1n, 2n, 2n].map((step, index) => buildPoint('m', { step, timestampMs: BigInt(index) }));
      await store.runs.writeRunData(a, { ...NO_DATA, metrics: points });
      const runIds = [a, 'nope' as RunId];
      const everything = { startStep: undefined, endStep: undefined, count: 10 };
      expect(await store.runs.readMetricSteps({ runIds, key: 'm', ...everything })).toEqual([0n, 1n, 2n]);
      expect(await store.runs.readMetricSteps({ runIds, key: 'other', ...everything })).toEqual([]);
      expect(await store.runs.readMetricSteps({ runIds: [], key: 'm', ...everything })).toEqual([]);
      const sampled = await store.runs.readMetricPointsAt({ runIds, key: 'm', steps: [0n, 2n], limitPerRun: 10 });
      expect(sampled.map(({ point }) => point.timestampMs)).toEqual([0n, 2n, 3n]);
      expect(await store.runs.readMetricPointsAt({ runIds, key: 'm', steps: [0n, 2n], limitPerRun: 2 })).toHaveLength(
        2,
      );
    });

    it('should spread samples as the reference does, from the first to the last step of every run', async () => {
      const b = 'b' as RunId;
      await store.runs.createRun(buildRun('b'));
      const write = (runId: RunId, steps: readonly bigint[]) =>
        store.runs.writeRunData(runId, { ...NO_DATA, metrics: steps.map((step) => buildPoint('m', { step })) });
      await write(a, Array.from({ length: 40 }, (_, step) => BigInt(step)).toReversed());
      await write(b, [21n, 17n]);
      const sample = (runIds: readonly RunId[], count: number, [startStep, endStep]: readonly bigint[] = []) =>
        store.runs.readMetricSteps({ runIds, key: 'm', startStep, endStep, count });
      expect(await sample([a], 5)).toEqual([0n, 8n, 16n, 24n, 32n, 39n]);
      expect(await sample([a], 4, [10n, 20n])).toEqual([10n, 12n, 15n, 18n, 20n]);
      expect(await sample([a, b], 2)).toEqual([0n, 17n, 20n, 21n, 39n]);
      expect(await sample([a, b], 1, [50n, 60n])).toEqual([]);
      for (const count of [1, 3, 7, 13, 39, 40, 41]) {
        const places = Array.from({ length: Math.min(count, 40) }, (_, index) => Math.floor((index * 40) / count));
        const expected = [...new Set([...(count > 40 ? Array.from({ length: 40 }, (_, at) => at) : places), 39])];
        expect(await sample([a], count)).toEqual(expected.map(BigInt));
      }
    });
  });

  describe('search', () => {
    beforeEach(async () => {
      const values = [0.9, 0.5, Number.NaN, -3];
      for (const [index, name] of ['alpha', 'beta', 'gamma', 'Zeta', 'eps'].entries()) {
        const runId = `r${index}` as RunId;
        await store.runs.createRun(buildRun(runId, { name, startTimeMs: BigInt(1000 + index) }));
        const value = values[index];
        await store.runs.writeRunData(runId, {
          metrics: value === undefined ? [] : [buildPoint('acc', { value })],
          params: index === 4 ? [] : [{ key: 'opt', value: index % 2 === 0 ? 'adam' : 'sgd_*' }],
          tags: [{ key: 'idx', value: String(index) }],
        });
      }
    });

    it('should list the newest first', async () => {
      expect(await findNames({})).toEqual(['eps', 'Zeta', 'gamma', 'beta', 'alpha']);
      expect(await findNames({ experimentIds: [] })).toEqual([]);
    });

    it.each([
      ['acc > 0.6', { entity: 'metric', key: 'acc' }, { kind: 'number', operator: '>', value: 0.6 }, ['alpha']],
      [
        'acc != 0.5',
        { entity: 'metric', key: 'acc' },
        { kind: 'number', operator: '!=', value: 0.5 },
        ['Zeta', 'gamma', 'alpha'],
      ],
      [
        'acc < 1',
        { entity: 'metric', key: 'acc' },
        { kind: 'number', operator: '<', value: 1 },
        ['Zeta', 'beta', 'alpha'],
      ],
      [
        'opt != adam',
        { entity: 'param', key: 'opt' },
        { kind: 'text', operator: '!=', value: 'adam' },
        ['Zeta', 'beta'],
      ],
      [
        'opt LIKE sgd_*',
        { entity: 'param', key: 'opt' },
        { kind: 'like', letterCase: 'sensitive', pattern: 's%__' },
        ['Zeta', 'beta'],
      ],
      ['opt LIKE *', { entity: 'param', key: 'opt' }, { kind: 'like', letterCase: 'sensitive', pattern: '*' }, []],
      ['opt LIKE AD%', { entity: 'param', key: 'opt' }, { kind: 'like', letterCase: 'sensitive', pattern: 'AD%' }, []],
      [
        'opt ILIKE AD%',
        { entity: 'param', key: 'opt' },
        { kind: 'like', letterCase: 'insensitive', pattern: 'AD%' },
        ['gamma', 'alpha'],
      ],
      ['opt IS NULL', { entity: 'param', key: 'opt' }, { kind: 'presence', isPresent: false }, ['eps']],
      [
        'idx IN',
        { entity: 'tag', key: 'idx' },
        { kind: 'in', isNegated: false, values: ['1', '3', '9'] },
        ['Zeta', 'beta'],
      ],
      [
        'idx NOT IN',
        { entity: 'tag', key: 'idx' },
        { kind: 'in', isNegated: true, values: ['1', '3'] },
        ['eps', 'gamma', 'alpha'],
      ],
      [
        'name LIKE',
        { entity: 'attribute', key: 'run_name' },
        { kind: 'like', letterCase: 'sensitive', pattern: '%eta' },
        ['Zeta', 'beta'],
      ],
      [
        'start > 1002',
        { entity: 'attribute', key: 'start_time' },
        { kind: 'number', operator: '>', value: 1002n },
        ['eps', 'Zeta'],
      ],
    ] as const)('should filter by %s', async (_title, field, test, expected) => {
      expect(await findNames({ conditions: [{ field, test }] })).toEqual(expected);
    });

    it('should filter by dataset', async () => {
      const dataset = { name: 'd', digest: '1', sourceType: 'code', source: '{}' };
      const tags = [{ key: 'mlflow.data.context', value: 'eval' }];
      await store.runs.writeRunLinks('r1' as RunId, { datasetInputs: [{ dataset, tags }] });
      for (const [key, value] of [
        ['name', 'd'],
        ['digest', '1'],
        ['context', 'eval'],
      ] as const) {
        const test = { kind: 'text', operator: '=', value } as const;
        expect(await findNames({ conditions: [{ field: { entity: 'dataset', key }, test }] })).toEqual(['beta']);
      }
    });

    it.each([
      ['acc asc', { entity: 'metric', key: 'acc' }, 'asc', ['Zeta', 'beta', 'alpha', 'gamma', 'eps']],
      ['acc desc', { entity: 'metric', key: 'acc' }, 'desc', ['alpha', 'beta', 'Zeta', 'gamma', 'eps']],
      ['opt asc', { entity: 'param', key: 'opt' }, 'asc', ['gamma', 'alpha', 'Zeta', 'beta', 'eps']],
      ['name desc', { entity: 'attribute', key: 'run_name' }, 'desc', ['gamma', 'eps', 'beta', 'alpha', 'Zeta']],
      ['end asc', { entity: 'attribute', key: 'end_time' }, 'asc', ['eps', 'Zeta', 'gamma', 'beta', 'alpha']],
    ] as const)('should order by %s, on pages of every size', async (_title, field, direction, expected) => {
      const order = [{ field, direction }];
      expect(await findNames({ order })).toEqual(expected);
      for (const limit of [1, 2, 4]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.runs.searchRuns({ ...SEARCH, order, page: { limit, cursor } });
          seen.push(...page.items.map(({ info }) => info.name));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(expected);
      }
    });

    it('should refuse the token of another order', async () => {
      const { nextCursor } = await store.runs.searchRuns({ ...SEARCH, page: { limit: 1 } });
      const order = [{ field: { entity: 'tag', key: 'idx' }, direction: 'asc' }] as const;
      const search = store.runs.searchRuns({ ...SEARCH, order, page: { limit: 1, cursor: nextCursor ?? '' } });
      await expect(search).rejects.toMatchObject({ code: 'invalid_argument' });
    });
  });
});
