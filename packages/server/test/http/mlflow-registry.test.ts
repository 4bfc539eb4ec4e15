import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createMlflowCaller, type MlflowCaller } from './support/call-mlflow.ts';
import { openTestServer, type TestServer } from './support/test-server.ts';

const MARKER = { key: 'mlflow.prompt.is_prompt', value: 'true' };

/** What the recordings of clients do not show. */
describe('the model registry over HTTP', () => {
  let server: TestServer;
  let call: MlflowCaller;
  let count = 0;
  let name = '';

  beforeAll(async () => {
    server = await openTestServer();
    call = createMlflowCaller(server);
  });
  afterAll(() => server.dispose());
  beforeEach(async () => {
    count += 1;
    name = `model-${count}`;
    await call('POST', '/registered-models/create', { name });
  });

  const addVersion = (fields: object = {}) =>
    call('POST', '/model-versions/create', { name, source: 's3://bucket/x', ...fields });
  const isRefused = (status: number, message: string | RegExp) =>
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`answered ${status}: .*${new RegExp(message).source}`, 's')),
    }) as Error;

  it('should give the newest version of each stage', async () => {
    for (let version = 0; version < 3; version += 1) await addVersion();
    const move = { name, version: '1', stage: 'production', archive_existing_versions: 'true' };
    await call('POST', '/model-versions/transition-stage', move);
    const read = async (stages?: readonly string[]) => {
      const { model_versions: versions } = await call('POST', '/registered-models/get-latest-versions', {
        name,
        stages,
      });
      return (versions as readonly { version: string; current_stage: string }[] | undefined)?.map(
        ({ version, current_stage }) => `${version} ${current_stage}`,
      );
    };
    expect(await read()).toEqual(['1 Production', '3 None']);
    expect(await read(['Production'])).toEqual(['1 Production']);
    expect(await read(['staging'])).toBeUndefined();
    await expect(read(['Nowhere'])).rejects.toThrow(isRefused(400, 'Invalid Model Version stage: Nowhere'));
    await expect(call('POST', '/model-versions/transition-stage', { ...move, stage: 'None' })).rejects.toThrow(
      isRefused(400, 'not an Active stage'),
    );
  });

  it('should say where the files of a version are, also of one that was made of another', async () => {
    await addVersion({ source: 'mlflow-artifacts:/1/models/m' });
    await addVersion({ source: `models:/${name}/1`, model_id: 'm-1', run_link: 'https://x' });
    expect(await call('GET', `/model-versions/get?name=${name}&version=2`)).toMatchObject({
      model_version: { source: `models:/${name}/1`, model_id: 'm-1', run_link: 'https://x', run_id: '' },
    });
    expect(await call('GET', `/model-versions/get-download-uri?name=${name}&version=2`)).toEqual({
      artifact_uri: 'mlflow-artifacts:/1/models/m',
    });
    await expect(addVersion({ source: `models:/${name}/9` })).rejects.toThrow(isRefused(404, 'version=9'));
  });

  it.each(['/etc', 'file:///etc', 'dummy-source', '../x', 's3://bucket/../x', 'mlflow-artifacts:/1/%2e%2e/2'])(
    'should take no model from %s',
    async (source) => {
      await expect(addVersion({ source })).rejects.toThrow(isRefused(400, 'Invalid model version source'));
    },
  );

  it('should take a model from the local folder of its run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gander-registry-'));
    try {
      const experiment = { name: `local-${count}`, artifact_location: folder };
      const { experiment_id } = await call('POST', '/experiments/create', experiment);
      const { run } = (await call('POST', '/runs/create', { experiment_id })) as {
        run: { info: { run_id: string; artifact_uri: string } };
      };
      const { run_id, artifact_uri } = run.info;
      const source = `${artifact_uri}/model`;
      expect(await addVersion({ source, run_id })).toMatchObject({ model_version: { source, run_id } });
      await expect(addVersion({ source })).rejects.toThrow(isRefused(400, 'run_id request parameter'));
      await expect(addVersion({ source: folder, run_id })).rejects.toThrow(isRefused(400, 'artifact directory'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each(['/etc', 'file:///etc', '~/x', 'c:\\x', 'a/../../b'])('should take no prompt from %s', async (source) => {
    await expect(addVersion({ source, tags: [MARKER] })).rejects.toThrow(isRefused(400, 'not allowed for prompts'));
  });

  it('should keep models and prompts apart unless the filter speaks of them', async () => {
    const prompt = `prompt-${count}`;
    await call('POST', '/registered-models/create', { name: prompt, tags: [MARKER] });
    await call('POST', '/model-versions/create', { name: prompt, source: 'dummy-source', tags: [MARKER] });
    await addVersion();
    const find = async (noun: string, filter: string) => {
      const path = `/${noun.replace('_', '-')}/search?max_results=1000&filter=${encodeURIComponent(filter)}`;
      const { [noun]: found = [] } = await call('GET', path);
      return (found as readonly { name: string }[]).map((item) => item.name);
    };
    for (const noun of ['registered_models', 'model_versions']) {
      expect(await find(noun, `name LIKE '%-${count}'`)).toEqual([name]);
      expect(await find(noun, `name LIKE '%-${count}' AND tags.\`${MARKER.key}\` = 'true'`)).toEqual([prompt]);
    }
  });

  it('should know the newest version as latest, in any letter case', async () => {
    await expect(call('GET', `/registered-models/alias?name=${name}&alias=latest`)).rejects.toThrow(
      isRefused(400, 'alias latest not found'),
    );
    await addVersion();
    await addVersion();
    expect(await call('GET', `/registered-models/alias?name=${name}&alias=Latest`)).toMatchObject({
      model_version: { version: '2' },
    });
  });

  it.each([
    ['a name with a slash', '/registered-models/create', { name: 'a/b' }, "Names cannot contain '/' or ':'"],
    ['a name too long', '/registered-models/create', { name: 'x'.repeat(257) }, 'maximum length of 256'],
    ['a prompt with a space', '/registered-models/create', { name: 'a b', tags: [MARKER] }, 'Invalid prompt name'],
    ['a tag without key', '/registered-models/create', { name: 'z', tags: [{ value: 'x' }] }, 'tags\\[0\\].key'],
    ['a tag too long', '/registered-models/set-tag', { key: 'k', value: 'x'.repeat(100_001) }, 'length of 100000'],
    ['a tag key too long', '/registered-models/set-tag', { key: 'x'.repeat(251) }, 'length of 250'],
    ['an alias of versions', '/registered-models/alias', { alias: 'V12', version: '1' }, 'is reserved'],
    ['an alias with a space', '/registered-models/alias', { alias: 'a b', version: '1' }, 'Invalid alias name'],
    ['an alias too long', '/registered-models/alias', { alias: 'x'.repeat(256), version: '1' }, 'length of 255'],
    ['no number', '/model-versions/set-tag', { version: 'abc', key: 'k' }, 'must be an integer'],
    ['no source', '/model-versions/create', {}, "Missing value for required parameter 'source'"],
  ])('should refuse %s', async (_what, path, message, expected) => {
    await expect(call('POST', path, { name, ...message })).rejects.toThrow(isRefused(400, expected));
  });

  it.each(['0', '-1', '99', '9'.repeat(30)])('should not find version %s', async (version) => {
    await expect(call('GET', `/model-versions/get?name=${name}&version=${version}`)).rejects.toThrow(
      isRefused(404, 'RESOURCE_DOES_NOT_EXIST'),
    );
  });

  it('should end an empty page where it began', async () => {
    const path = `/registered-models/search?filter=${encodeURIComponent(`name = '${name}'`)}`;
    const { next_page_token: token, ...rest } = await call('GET', `${path}&max_results=0`);
    expect(rest).toEqual({});
    expect(await call('GET', `${path}&page_token=${String(token)}`)).toMatchObject({ registered_models: [{ name }] });
    await expect(call('GET', '/registered-models/search?page_token=forged')).rejects.toThrow(
      isRefused(400, 'page token'),
    );
    await expect(call('GET', '/model-versions/search?max_results=0')).rejects.toThrow(isRefused(400, 'max_results'));
  });

  it('should number the versions that many clients make at once', async () => {
    const versions = await Promise.all(Array.from({ length: 20 }, () => addVersion()));
    const numbers = versions.map(({ model_version: version }) => Number((version as { version: string }).version));
    expect(numbers.toSorted((first, second) => first - second)).toEqual(
      Array.from({ length: 20 }, (_none, at) => at + 1),
    );
  });
});
