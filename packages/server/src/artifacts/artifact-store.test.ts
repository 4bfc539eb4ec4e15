import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { AppError } from '@gander/core/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { parseArtifactPath, ROOT_PATH } from './artifact-path.ts';
import type { ArtifactStore, ByteRange } from './artifact-store.ts';
import { createLocalStore } from './local/create-local-store.ts';
import { createS3Store } from './s3/create-s3-store.ts';
import { startS3Imitation } from './testing/s3-imitation.ts';

interface Engine {
  readonly store: ArtifactStore;
  /** Files and objects that no artifact is made of. */
  readonly listLeftovers: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  async local() {
    const folder = await mkdtemp(join(tmpdir(), 'gander-artifacts-'));
    const root = join(folder, 'not', 'yet');
    return {
      store: createLocalStore(root, Date.now),
      listLeftovers: () => readdir(join(root, '.gander-incoming')),
      close: () => rm(folder, { recursive: true }),
    };
  },
  async s3() {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    const s3 = await startS3Imitation();
    s3.objects.set('other/file.txt', Buffer.from('not ours'));
    return {
      store: createS3Store({ bucket: 'files', prefix: 'some/where', endpoint: s3.endpoint }),
      listLeftovers: async () => [...s3.pending.keys()],
      async close() {
        expect(s3.objects.get('other/file.txt')?.toString()).toBe('not ours');
        await s3[Symbol.asyncDispose]();
        vi.unstubAllEnvs();
      },
    };
  },
};

const path = parseArtifactPath;

async function* bytes(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

describe.each(Object.keys(ENGINES))('artifacts in %s', (name) => {
  let engine: Engine;
  let store: ArtifactStore;
  beforeEach(async () => {
    const open = ENGINES[name];
    if (open === undefined) throw new Error(`No engine ${name}`);
    engine = await open();
    ({ store } = engine);
  });
  afterEach(() => engine.close());

  const read = async (file: string, range?: ByteRange) => {
    const { body, ...facts } = await store.openArtifact(path(file), range);
    return { text: (await buffer(body)).toString(), ...facts };
  };
  const write = (file: string, ...chunks: readonly string[]) => store.writeArtifact(path(file), bytes(...chunks));

  it('should give back what was written, in parts too', async () => {
    await write('1/a.txt', 'hello', ' wörld');
    expect(await read('1/a.txt')).toEqual({ text: 'hello wörld', sizeBytes: 12, range: undefined });
    expect(await read('1/a.txt', { start: 0, end: 4 })).toMatchObject({ text: 'hello', sizeBytes: 12 });
    expect(await read('1/a.txt', { start: 6, end: undefined })).toMatchObject({ range: { start: 6, end: 11 } });
    expect(await read('1/a.txt', { suffix: 3 })).toMatchObject({ text: 'rld' });
    expect(await read('1/a.txt', { start: 99, end: undefined })).toMatchObject({
      text: 'hello wörld',
      range: undefined,
    });
  });

  it('should keep empty files and replace files', async () => {
    await write('1/empty');
    expect(await read('1/empty')).toEqual({ text: '', sizeBytes: 0, range: undefined });
    await write('1/empty', 'now something');
    expect((await read('1/empty')).text).toBe('now something');
    await write('1/empty');
    expect((await read('1/empty')).sizeBytes).toBe(0);
  });

  it('should keep files of many parts', async () => {
    const megabyte = 'x'.repeat(1_000_000);
    await write('big', ...Array.from({ length: 37 }, () => megabyte), 'end');
    const { body, sizeBytes } = await store.openArtifact(path('big'));
    expect(sizeBytes).toBe(37_000_003);
    expect((await buffer(body)).subarray(-4).toString()).toBe('xend');
    expect(await engine.listLeftovers()).toEqual([]);
  });

  it('should list one folder, sorted, with sizes', async () => {
    for (const file of ['r/b.txt', 'r/a & b.txt', 'r/sub/deep/x', 'r/Z', 'r/sub/y', 'rest']) await write(file, 'abc');
    expect(await store.listArtifacts(path('r'))).toEqual([
      { name: 'Z', sizeBytes: 3 },
      { name: 'a & b.txt', sizeBytes: 3 },
      { name: 'b.txt', sizeBytes: 3 },
      { name: 'sub', sizeBytes: undefined },
    ]);
    expect((await store.listArtifacts(ROOT_PATH)).map(({ name }) => name)).toEqual(['r', 'rest']);
    expect(await store.listArtifacts(path('r/b.txt'))).toEqual([]);
    expect(await store.listArtifacts(path('nowhere'))).toEqual([]);
  });

  it('should delete files, whole folders, and what is not there', async () => {
    for (const file of ['r/a', 'r/1', 'r/2', 'r/3', 'r/4', 'r/sub/b', 'ra']) await write(file, 'x');
    await store.deleteArtifacts(path('r/a'));
    expect((await store.listArtifacts(path('r'))).map(({ name }) => name)).toEqual(['1', '2', '3', '4', 'sub']);
    await store.deleteArtifacts(path('r'));
    expect((await store.listArtifacts(ROOT_PATH)).map(({ name }) => name)).toEqual(['ra']);
    await store.deleteArtifacts(path('r/never/was'));
    await expect(store.deleteArtifacts(ROOT_PATH)).rejects.toMatchObject({ code: 'invalid_argument' });
    expect((await read('ra')).text).toBe('x');
  });

  it('should say what is not there, and take no folder for a file', async () => {
    await write('r/sub/a', 'x');
    for (const file of ['missing', 'r/sub', 'r/sub/a/below']) {
      await expect(store.openArtifact(path(file)), file).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('should keep nothing of an upload that breaks, not even of one that replaces a file', async () => {
    await write('1/a', 'whole');
    const failure = new AppError('malformed', 'The connection broke.');
    async function* broken(size: number) {
      yield Buffer.alloc(size, 'x');
      throw failure;
    }
    await expect(store.writeArtifact(path('1/a'), broken(10))).rejects.toBe(failure);
    await expect(store.writeArtifact(path('1/new'), broken(40_000_000))).rejects.toBe(failure);
    expect((await read('1/a')).text).toBe('whole');
    expect((await store.listArtifacts(path('1'))).map(({ name }) => name)).toEqual(['a']);
    await vi.waitFor(async () => expect(await engine.listLeftovers()).toEqual([]));
  });

  it('should take uploads of one file from many sides', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => write('1/same', `${index}`.repeat(5000))));
    expect((await read('1/same')).text).toMatch(/^(\d+)\1*$/);
    expect(await engine.listLeftovers()).toEqual([]);
  });
});
