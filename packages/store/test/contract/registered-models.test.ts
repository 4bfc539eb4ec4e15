import type { KeyValue } from '@gander/core/key-value';
import type { ValueTest } from '@gander/core/query/conjunction/condition';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { RegisteredModelSearch } from '../../src/registered-model-search.ts';
import type { RegistryStore } from '../../src/registry-store.ts';
import { ENGINES, type EngineInstance } from './engines.ts';

const MARKER = 'mlflow.prompt.is_prompt';
const PROMPT: readonly KeyValue[] = [{ key: MARKER, value: 'true' }];

describe.each(ENGINES)('$name: registered models', (engine) => {
  let instance: EngineInstance;
  let registry: RegistryStore;
  let nowMs = 0;

  beforeEach(async () => {
    nowMs = 1000;
    instance = await engine.create();
    ({ registry } = await instance.open({ nowMs: () => nowMs }));
  });
  afterEach(() => instance.dispose());

  const create = (name: string, tags: readonly KeyValue[] = [], description = '') =>
    registry.createRegisteredModel({ name, tags, description });
  const addVersion = (name: string) =>
    registry.createModelVersion({
      name,
      source: 's3://b/x',
      storageLocation: 's3://b/x',
      description: '',
      runId: '',
      runLink: '',
      modelId: null,
      tags: [],
    });
  const findNames = async (search: Partial<RegisteredModelSearch>) => {
    const page = { limit: 100 };
    const { items } = await registry.searchRegisteredModels({ conditions: [], order: [], page, ...search });
    return items.map(({ name }) => name);
  };
  const whereTag = (key: string, test: ValueTest) => ({ field: { entity: 'tag' as const, key }, test });

  describe('a model', () => {
    it('should be what it was created as, the later of two tags with one key', async () => {
      const tags = ['z', 'b', 'z'].map((key, at) => ({ key, value: String(at) }));
      const created = await create('Qa 🦢', tags, 'what it does');
      expect(created).toEqual({
        name: 'Qa 🦢',
        description: 'what it does',
        creationTimeMs: 1000,
        lastUpdateTimeMs: 1000,
        tags: [
          { key: 'z', value: '2' },
          { key: 'b', value: '1' },
        ],
        aliases: [],
        latestVersions: [],
      });
      expect(await registry.getRegisteredModel('Qa 🦢')).toEqual(created);
    });

    it('should have a name of its own', async () => {
      await create('a');
      await create('A');
      await create('p', PROMPT);
      const taken = { code: 'already_exists' };
      await expect(create('a')).rejects.toMatchObject({
        ...taken,
        message: 'Registered Model (name=a) already exists.',
      });
      await expect(create('a', PROMPT)).rejects.toMatchObject({ ...taken, message: /prompt .* by a registered model/ });
      await expect(create('p')).rejects.toMatchObject({ ...taken, message: /registered model .* by a prompt/ });
      await expect(registry.writeRegisteredModelName('a', 'A')).rejects.toMatchObject(taken);
      expect(await findNames({})).toEqual(['A', 'a', 'p']);
    });

    it('should take its versions, tags and aliases with it when it is renamed', async () => {
      await create('old', [{ key: 'k', value: 'v' }]);
      await addVersion('old');
      await registry.writeModelAlias('old', { alias: 'prod', version: 1 });
      nowMs = 2000;
      const renamed = await registry.writeRegisteredModelName('old', 'new');
      expect(renamed).toMatchObject({
        name: 'new',
        creationTimeMs: 1000,
        lastUpdateTimeMs: 2000,
        tags: [{ key: 'k', value: 'v' }],
        aliases: [{ alias: 'prod', version: 1 }],
        latestVersions: [{ name: 'new', version: 1, lastUpdateTimeMs: 2000 }],
      });
      await expect(registry.getRegisteredModel('old')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('should count as changed with its description, not with its tags and aliases', async () => {
      await create('a');
      await addVersion('a');
      nowMs = 2000;
      await registry.writeRegisteredModelTag('a', { key: 'k', value: '1' });
      await registry.writeRegisteredModelTag('a', { key: 'j', value: '1' });
      await registry.writeRegisteredModelTag('a', { key: 'k', value: '2' });
      await registry.writeModelAlias('a', { alias: 'x', version: 1 });
      expect(await registry.getRegisteredModel('a')).toMatchObject({
        lastUpdateTimeMs: 1000,
        tags: [
          { key: 'k', value: '2' },
          { key: 'j', value: '1' },
        ],
      });
      await registry.deleteRegisteredModelTag('a', 'k');
      await registry.deleteRegisteredModelTag('a', 'never there');
      expect(await registry.writeRegisteredModelDescription('a', 'new')).toMatchObject({
        description: 'new',
        lastUpdateTimeMs: 2000,
        tags: [{ key: 'j', value: '1' }],
      });
    });

    it('should go with all that it had, and come back as a new one', async () => {
      await create('a', PROMPT);
      await addVersion('a');
      await registry.writeModelVersionTag({ name: 'a', version: 1 }, { key: 'k', value: 'v' });
      await registry.writeModelAlias('a', { alias: 'x', version: 1 });
      await registry.deleteRegisteredModel('a');
      await expect(registry.getModelVersion({ name: 'a', version: 1 })).rejects.toMatchObject({ code: 'not_found' });
      expect(await create('a')).toMatchObject({ tags: [], aliases: [], latestVersions: [] });
      expect(await addVersion('a')).toMatchObject({ version: 1, tags: [] });
    });

    it('should be there for whatever names it', async () => {
      const work: readonly (() => Promise<unknown>)[] = [
        () => registry.getRegisteredModel('no'),
        () => registry.writeRegisteredModelName('no', 'yes'),
        () => registry.writeRegisteredModelDescription('no', ''),
        () => registry.deleteRegisteredModel('no'),
        () => registry.writeRegisteredModelTag('no', { key: 'k', value: 'v' }),
        () => registry.deleteRegisteredModelTag('no', 'k'),
        () => registry.writeModelAlias('no', { alias: 'a', version: 1 }),
        () => registry.deleteModelAlias('no', 'a'),
        () => registry.findAliasedVersion('no', 'a'),
        () => registry.findLatestVersion('no'),
        () => addVersion('no'),
      ];
      for (const call of work) {
        await expect(call()).rejects.toMatchObject({
          code: 'not_found',
          message: 'Registered Model with name=no not found',
        });
      }
    });
  });

  describe('aliases', () => {
    it('should move from version to version and go with the version', async () => {
      await create('a');
      await addVersion('a');
      await addVersion('a');
      await registry.writeModelAlias('a', { alias: 'prod', version: 1 });
      await registry.writeModelAlias('a', { alias: 'beta', version: 2 });
      expect(await registry.findAliasedVersion('a', 'prod')).toMatchObject({ version: 1, aliases: ['prod'] });
      await registry.writeModelAlias('a', { alias: 'prod', version: 2 });
      expect(await registry.getModelVersion({ name: 'a', version: 2 })).toMatchObject({ aliases: ['beta', 'prod'] });
      expect(await registry.getModelVersion({ name: 'a', version: 1 })).toMatchObject({ aliases: [] });
      await registry.deleteModelAlias('a', 'beta');
      await registry.deleteModelAlias('a', 'never there');
      expect((await registry.getRegisteredModel('a')).aliases).toEqual([{ alias: 'prod', version: 2 }]);
      await registry.deleteModelVersion({ name: 'a', version: 2 });
      expect(await registry.findAliasedVersion('a', 'prod')).toBeUndefined();
      expect((await registry.getRegisteredModel('a')).aliases).toEqual([]);
    });

    it('should be for versions that are there', async () => {
      await create('a');
      await expect(registry.writeModelAlias('a', { alias: 'x', version: 1 })).rejects.toMatchObject({
        code: 'not_found',
        message: 'Model Version (name=a, version=1) not found',
      });
    });
  });

  describe('search', () => {
    const text = (value: string, operator: '=' | '!=' = '=') => ({ kind: 'text', operator, value }) as const;
    const like = (pattern: string, letterCase: 'sensitive' | 'insensitive') =>
      ({ kind: 'like', letterCase, pattern }) as const;

    beforeEach(async () => {
      await create('beta', [{ key: 'team', value: 'b' }]);
      nowMs = 2000;
      await create('alpha', [{ key: 'team', value: 'a' }]);
      nowMs = 3000;
      await create('Delta', [
        { key: 'team', value: 'a' },
        { key: MARKER, value: 'True' },
      ]);
      await create('gamma');
    });

    it.each([
      [text('beta'), ['beta']],
      [text('beta', '!='), ['Delta', 'alpha', 'gamma']],
      [like('%l%', 'sensitive'), ['Delta', 'alpha']],
      [like('d%', 'sensitive'), []],
      [like('d%', 'insensitive'), ['Delta']],
    ])('should filter by name: %o', async (test, expected) => {
      expect(await findNames({ conditions: [{ field: { entity: 'attribute', key: 'name' }, test }] })).toEqual(
        expected,
      );
    });

    it.each([
      ['team', text('a'), ['Delta', 'alpha']],
      ['team', text('a', '!='), ['beta']],
      ['team', like('%', 'sensitive'), ['Delta', 'alpha', 'beta']],
      [MARKER, text('true'), ['Delta']],
      [MARKER, text('TRUE'), ['Delta']],
      [MARKER, text('true', '!='), ['alpha', 'beta', 'gamma']],
      [MARKER, text('false'), ['alpha', 'beta', 'gamma']],
    ])('should filter by the tag %s: %o', async (key, test, expected) => {
      expect(await findNames({ conditions: [whereTag(key, test)] })).toEqual(expected);
    });

    it('should hold all conditions together', async () => {
      const conditions = [whereTag('team', text('a')), whereTag(MARKER, text('true', '!='))];
      expect(await findNames({ conditions })).toEqual(['alpha']);
    });

    it('should order by name and by change, names deciding', async () => {
      expect(await findNames({ order: [{ field: 'name', direction: 'desc' }] })).toEqual([
        'gamma',
        'beta',
        'alpha',
        'Delta',
      ]);
      expect(await findNames({ order: [{ field: 'last_updated_timestamp', direction: 'desc' }] })).toEqual([
        'Delta',
        'gamma',
        'alpha',
        'beta',
      ]);
    });

    it('should give pages that follow each other', async () => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await registry.searchRegisteredModels({
          conditions: [],
          order: [{ field: 'last_updated_timestamp', direction: 'desc' }],
          page: { limit: 1, cursor },
        });
        names.push(...items.map(({ name }) => name));
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(names).toEqual(['Delta', 'gamma', 'alpha', 'beta']);
      await expect(findNames({ page: { limit: 1, cursor: 'nonsense' } })).rejects.toMatchObject({
        code: 'invalid_argument',
      });
    });

    it('should find more models than one statement can name', async () => {
      for (let at = 0; at < 600; at += 1) {
        await create(`many-${String(at).padStart(3, '0')}`, [{ key: 'no', value: String(at) }]);
      }
      await addVersion('many-599');
      const { items } = await registry.searchRegisteredModels({
        conditions: [{ field: { entity: 'attribute', key: 'name' }, test: like('many-%', 'sensitive') }],
        order: [],
        page: { limit: 1000 },
      });
      expect(items.map(({ tags }) => tags[0]?.value)).toEqual(Array.from({ length: 600 }, (_item, at) => String(at)));
      expect(items.at(-1)?.latestVersions).toMatchObject([{ name: 'many-599', version: 1 }]);
    });
  });
});
