import type { ModelVersion } from '@gander/core/model-version';
import type { Condition } from '@gander/core/query/conjunction/condition';
import type { ModelVersionField } from '@gander/core/query/registry/model-version-field';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ModelVersionSearch } from '../../src/model-version-search.ts';
import type { NewModelVersion, RegistryStore } from '../../src/registry-store.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const VERSION: NewModelVersion = {
  name: 'qa',
  source: 'models:/other/1',
  storageLocation: 's3://bucket/other',
  description: 'first',
  runId: 'run-1',
  runLink: 'https://example.org/run',
  modelId: 'm-1',
  tags: [
    { key: 'z', value: '1' },
    { key: 'a', value: '2' },
  ],
};

describe.each(ENGINES)('$name: model versions', (engine) => {
  let instance: EngineInstance;
  let registry: RegistryStore;
  let nowMs = 0;

  beforeEach(async () => {
    nowMs = 1000;
    instance = await engine.create();
    ({ registry } = await instance.open({ nowMs: () => nowMs }));
    await registry.createRegisteredModel({ name: 'qa', tags: [], description: '' });
  });
  afterEach(() => instance.dispose());

  const add = (fields: Partial<NewModelVersion> = {}) => registry.createModelVersion({ ...VERSION, ...fields });
  const get = (version: number) => registry.getModelVersion({ name: 'qa', version });
  const getLatest = async () => {
    const { latestVersions } = await registry.getRegisteredModel('qa');
    return latestVersions.map(({ version, stage }) => [version, stage]);
  };

  it('should be what it was created as', async () => {
    nowMs = 2000;
    const created = await add();
    expect(created).toEqual({
      ...VERSION,
      version: 1,
      stage: 'None',
      creationTimeMs: 2000,
      lastUpdateTimeMs: 2000,
    } satisfies ModelVersion);
    expect(await get(1)).toEqual({ ...created, aliases: [] });
    expect(await registry.getRegisteredModel('qa')).toMatchObject({
      lastUpdateTimeMs: 2000,
      latestVersions: [created],
    });
  });

  it('should count up, and never give a number twice', async () => {
    const given = [await add(), await add()].map(({ version }) => version);
    nowMs = 2000;
    await registry.deleteModelVersion({ name: 'qa', version: 2 });
    expect(given).toEqual([1, 2]);
    expect(await registry.getRegisteredModel('qa')).toMatchObject({ lastUpdateTimeMs: 2000 });
    expect(await registry.findLatestVersion('qa')).toMatchObject({ version: 1 });
    expect(await add({ tags: [] })).toMatchObject({ version: 3, tags: [] });
    await registry.deleteModelVersion({ name: 'qa', version: 1 });
    await registry.deleteModelVersion({ name: 'qa', version: 3 });
    expect(await registry.findLatestVersion('qa')).toBeUndefined();
    expect(await getLatest()).toEqual([]);
  });

  it('should change its description and its tags', async () => {
    await add();
    nowMs = 2000;
    const ref = { name: 'qa', version: 1 };
    await registry.writeModelVersionTag(ref, { key: 'a', value: '3' });
    await registry.writeModelVersionTag(ref, { key: 'n', value: 'new' });
    await registry.deleteModelVersionTag(ref, 'z');
    await registry.deleteModelVersionTag(ref, 'never there');
    expect(await get(1)).toMatchObject({
      lastUpdateTimeMs: 1000,
      tags: [
        { key: 'a', value: '3' },
        { key: 'n', value: 'new' },
      ],
    });
    expect(await registry.writeModelVersionDescription(ref, 'second')).toMatchObject({
      description: 'second',
      lastUpdateTimeMs: 2000,
    });
    expect((await registry.getRegisteredModel('qa')).tags).toEqual([]);
  });

  it('should go from stage to stage, and archive who was there if it is told to', async () => {
    const move = (version: number, archivesOthers: boolean) =>
      registry.writeModelVersionStage({ name: 'qa', version }, { stage: 'Production', archivesOthers });
    for (let count = 0; count < 4; count += 1) await add();
    nowMs = 2000;
    expect(await move(1, false)).toMatchObject({ stage: 'Production', lastUpdateTimeMs: 2000 });
    await move(2, false);
    expect(await getLatest()).toEqual([
      [2, 'Production'],
      [4, 'None'],
    ]);
    nowMs = 3000;
    await move(3, true);
    expect(await getLatest()).toEqual([
      [2, 'Archived'],
      [3, 'Production'],
      [4, 'None'],
    ]);
    expect(await get(1)).toMatchObject({ stage: 'Archived', lastUpdateTimeMs: 3000 });
    expect(await registry.getRegisteredModel('qa')).toMatchObject({ lastUpdateTimeMs: 3000 });
  });

  it('should be there for whatever names it', async () => {
    await add();
    const ref = { name: 'qa', version: 9 };
    const work: readonly (() => Promise<unknown>)[] = [
      () => registry.getModelVersion(ref),
      () => registry.writeModelVersionDescription(ref, ''),
      () => registry.writeModelVersionStage(ref, { stage: 'None', archivesOthers: false }),
      () => registry.deleteModelVersion(ref),
      () => registry.writeModelVersionTag(ref, { key: 'k', value: 'v' }),
      () => registry.deleteModelVersionTag(ref, 'k'),
    ];
    for (const call of work) {
      await expect(call()).rejects.toMatchObject({
        code: 'not_found',
        message: 'Model Version (name=qa, version=9) not found',
      });
    }
  });

  describe('search', () => {
    beforeEach(async () => {
      await registry.createRegisteredModel({ name: 'bye', tags: [], description: '' });
      await add({ runId: 'a' });
      nowMs = 2000;
      await add({ runId: 'b', source: 's3://x', tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }] });
      await add({ name: 'bye', runId: 'c', tags: [{ key: 'z', value: 'other' }] });
    });

    const findRuns = async (search: Partial<ModelVersionSearch>) => {
      const page = { limit: 100 };
      const { items } = await registry.searchModelVersions({ conditions: [], order: [], page, ...search });
      return items.map(({ runId }) => runId);
    };

    it('should give what changed last first, then by name, the newest first', async () => {
      await add({ runId: 'd' });
      expect(await findRuns({})).toEqual(['c', 'd', 'b', 'a']);
    });

    it.each([
      ['name', { kind: 'text', operator: '=', value: 'bye' }, ['c']],
      ['version_number', { kind: 'number', operator: '>', value: 1n }, ['b']],
      ['run_id', { kind: 'in', isNegated: false, values: ['a', 'c', 'x'] }, ['c', 'a']],
      ['source_path', { kind: 'like', letterCase: 'sensitive', pattern: 's3:%' }, ['b']],
    ] as const)('should filter by %s: %o', async (key, test, expected) => {
      expect(await findRuns({ conditions: [{ field: { entity: 'attribute', key }, test }] })).toEqual(expected);
    });

    it.each([
      ['z', '=', '1', ['a']],
      ['z', '!=', '1', ['c']],
      ['mlflow.prompt.is_prompt', '=', 'true', ['b']],
      ['mlflow.prompt.is_prompt', '!=', 'true', ['c', 'a']],
    ] as const)('should filter by its own tag %s %s %s', async (key, operator, value, expected) => {
      const condition: Condition<ModelVersionField> = {
        field: { entity: 'tag', key },
        test: { kind: 'text', operator, value },
      };
      expect(await findRuns({ conditions: [condition] })).toEqual(expected);
    });

    it('should order by any column', async () => {
      const orders = [
        ['version_number', 'desc', ['b', 'c', 'a']],
        ['name', 'desc', ['b', 'a', 'c']],
        ['creation_timestamp', 'asc', ['a', 'c', 'b']],
        ['last_updated_timestamp', 'asc', ['a', 'c', 'b']],
      ] as const;
      for (const [field, direction, expected] of orders) {
        expect(await findRuns({ order: [{ field, direction }] })).toEqual(expected);
      }
    });

    it('should give pages that follow each other, with tags of their own', async () => {
      const first = await registry.searchModelVersions({ conditions: [], order: [], page: { limit: 2 } });
      const page = { limit: 2, cursor: first.nextCursor ?? '' };
      const second = await registry.searchModelVersions({ conditions: [], order: [], page });
      expect([...first.items, ...second.items].map(({ runId, tags }) => [runId, tags.length])).toEqual([
        ['c', 1],
        ['b', 1],
        ['a', 2],
      ]);
      expect(second.nextCursor).toBeNull();
    });
  });
});
