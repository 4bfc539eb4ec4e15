import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { parseArtifactPath, ROOT_PATH } from '../artifact-path.ts';
import type { ArtifactStore } from '../artifact-store.ts';
import { createLocalStore } from './create-local-store.ts';

const path = parseArtifactPath;
const REFUSED = { code: 'invalid_argument', message: 'Invalid path' };

describe('artifacts in a folder', () => {
  let folder: string;
  let root: string;
  let store: ArtifactStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gander-local-'));
    root = join(folder, 'root');
    await mkdir(join(root, 'in'), { recursive: true });
    await mkdir(join(folder, 'outside'));
    await writeFile(join(folder, 'outside', 'secret'), 'secret');
    await writeFile(join(root, 'in', 'file'), 'inside');
    store = createLocalStore(root, Date.now);
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (file: string, content = 'x') => store.writeArtifact(path(file), source(content));
  const read = async (file: string) => text((await store.openArtifact(path(file))).body);

  it('should not follow a link out of it, for whatever', async () => {
    await symlink(join(folder, 'outside'), join(root, 'link'));
    await symlink(join(folder, 'outside', 'secret'), join(root, 'file-link'));
    await symlink('../..', join(root, 'in', 'up'));
    for (const file of ['link/secret', 'file-link', 'in/up/outside/secret']) {
      await expect(store.openArtifact(path(file)), file).rejects.toMatchObject(REFUSED);
    }
    for (const name of ['link', 'in/up', 'in/up/outside']) {
      await expect(store.listArtifacts(path(name)), name).rejects.toMatchObject(REFUSED);
    }
    for (const file of ['link/new', 'link/sub/new', 'in/up/outside/new', 'link/secret']) {
      await expect(write(file), file).rejects.toMatchObject(REFUSED);
    }
    await expect(store.deleteArtifacts(path('link/secret'))).rejects.toMatchObject(REFUSED);
    expect(await readdir(join(folder, 'outside'))).toEqual(['secret']);
    expect((await store.listArtifacts(ROOT_PATH)).map(({ name }) => name)).toEqual(['in']);
  });

  it('should replace and delete a link itself, never what it leads to', async () => {
    await symlink(join(folder, 'outside', 'secret'), join(root, 'file-link'));
    await symlink(join(folder, 'outside'), join(root, 'link'));
    await write('file-link', 'mine now');
    expect(await read('file-link')).toBe('mine now');
    await store.deleteArtifacts(path('link'));
    expect(await readFile(join(folder, 'outside', 'secret'), 'utf8')).toBe('secret');
  });

  it('should follow links that stay inside, and live in a folder that is a link itself', async () => {
    await symlink('in', join(root, 'same'));
    expect(await read('same/file')).toBe('inside');
    await write('same/new', 'through the link');
    expect(await read('in/new')).toBe('through the link');
    await symlink(root, join(folder, 'alias'));
    const alias = createLocalStore(join(folder, 'alias'), Date.now);
    expect((await alias.listArtifacts(path('same'))).map(({ name }) => name)).toEqual(['file', 'new']);
  });

  it('should neither show nor open what is no file', async () => {
    const socket = createServer().listen(join(root, 'socket'));
    await once(socket, 'listening');
    await symlink('nowhere', join(root, 'dangling'));
    await symlink('circle', join(root, 'circle'));
    expect((await store.listArtifacts(ROOT_PATH)).map(({ name }) => name)).toEqual(['in']);
    await expect(store.openArtifact(path('socket'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.openArtifact(path('dangling'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.openArtifact(path('circle'))).rejects.toMatchObject(REFUSED);
    socket.close();
  });

  it('should say when a file and a folder are in each other’s way', async () => {
    await expect(write('in/file/below')).rejects.toMatchObject({ code: 'failed_precondition' });
    await expect(write('in')).rejects.toMatchObject({ code: 'failed_precondition' });
    expect(await readdir(join(root, '.gander-incoming'))).toEqual([]);
  });

  it('should keep its own folder to itself, and clear up there after a crash', async () => {
    await mkdir(join(root, '.gander-incoming'));
    for (const name of ['old', 'young']) await writeFile(join(root, '.gander-incoming', name), 'half');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(join(root, '.gander-incoming', 'old'), yesterday, yesterday);
    await write('in/a');
    expect(await readdir(join(root, '.gander-incoming'))).toEqual(['young']);
    for (const name of ['.gander-incoming', '.gander-incoming/young']) {
      await expect(store.openArtifact(path(name))).rejects.toMatchObject(REFUSED);
      await expect(store.listArtifacts(path(name))).rejects.toMatchObject(REFUSED);
      await expect(write(name)).rejects.toMatchObject(REFUSED);
      await expect(store.deleteArtifacts(path(name))).rejects.toMatchObject(REFUSED);
    }
    expect((await store.listArtifacts(ROOT_PATH)).map(({ name }) => name)).toEqual(['in']);
  });

  it('should refuse a path that cannot be before it takes the upload', async () => {
    let wasRead = false;
    async function* upload() {
      wasRead = true;
      yield Buffer.from('x');
    }
    await expect(store.writeArtifact(path('in/file/below'), upload())).rejects.toThrow('is a file already');
    expect(wasRead).toBe(false);
  });
});

async function* source(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}
