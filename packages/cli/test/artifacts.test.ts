import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTemporaryFolder, runGander, type TemporaryFolder } from './support/run-gander.ts';

/** On a database file, without a server: the same commands behind a server are in the recorded ones. */
describe('files of a run in a database without a server', () => {
  let folder: TemporaryFolder;
  let runId: string;
  let status: string;
  const run = async (...args: readonly string[]) => runGander(args, { folder: folder.path });
  beforeAll(async () => {
    folder = await createTemporaryFolder();
    const created = await run('runs', 'create', '--experiment-name', 'files', '-t', 'a=b=c', '--status', 'failed');
    ({ run_id: runId, status } = JSON.parse(created.stdout) as { run_id: string; status: string });
    await mkdir(join(folder.path, 'model/sub'), { recursive: true });
    await writeFile(join(folder.path, 'model/a b#.bin'), Buffer.alloc(3_000_000, 7));
    await writeFile(join(folder.path, 'model/sub/empty'), '');
  });
  afterAll(async () => folder[Symbol.asyncDispose]());

  it('should belong to a run with the status and tags it was given', async () => {
    const { stdout } = await run('runs', 'describe', '--run-id', runId);
    expect([status, JSON.parse(stdout)]).toMatchObject([
      'FAILED',
      { info: { status: 'FAILED' }, data: { tags: { a: 'b=c' } } },
    ]);
  });

  it('should be uploaded as they are, and downloaded as they were', async () => {
    const logged = await run('artifacts', 'log-artifacts', '-l', 'model', '-r', runId, '-a', 'm');
    expect(logged).toMatchObject({ exitCode: 0, stdout: '' });
    expect(logged.stderr).toBe(`Logged 2 artifact(s) from local dir model to m of run ${runId}\n`);
    expect(existsSync(join(folder.path, 'mlartifacts/1', runId, 'artifacts/m/sub/empty'))).toBe(true);
    const listed = await run('artifacts', 'list', '-r', runId, '-a', 'm');
    expect(JSON.parse(listed.stdout)).toEqual([
      { path: 'm/a b#.bin', is_dir: false, file_size: 3_000_000 },
      { path: 'm/sub', is_dir: true },
    ]);
    const downloaded = await run('artifacts', 'download', '-r', runId, '-d', 'out');
    expect(downloaded).toMatchObject({ exitCode: 0, stdout: `${join(folder.path, 'out')}\n`, stderr: '' });
    expect((await readFile(join(folder.path, 'out/m/a b#.bin'))).equals(Buffer.alloc(3_000_000, 7))).toBe(true);
    expect(await readFile(join(folder.path, 'out/m/sub/empty'), 'utf8')).toBe('');
  });

  it('should be downloaded one by one, by either kind of address', async () => {
    for (const uri of [`runs:/${runId}/m/sub/empty`, `mlflow-artifacts:/1/${runId}/artifacts/m/sub/empty`]) {
      const { exitCode, stdout } = await run('artifacts', 'download', '-u', uri);
      expect(exitCode).toBe(0);
      expect(await readFile(stdout.trimEnd(), 'utf8')).toBe('');
    }
    const missing = await run('artifacts', 'download', '-r', runId, '-a', 'none');
    expect(missing).toMatchObject({ exitCode: 1, stdout: '' });
    expect(missing.stderr).toMatch(/^gander: No such artifact: .*none'\n$/);
  });

  it('should say what makes no sense', async () => {
    for (const args of [
      ['artifacts', 'download', '-d', 'out'],
      ['artifacts', 'log-artifact', '-l', 'nowhere', '-r', runId],
      ['artifacts', 'log-artifacts', '-l', 'nowhere', '-r', runId],
      ['runs', 'list'],
      ['runs', 'create', '--experiment-id', '1', '-t', 'no-value'],
      ['runs', 'create', '--experiment-id', '1', '--status', 'RUNNING'],
      ['experiments', 'get'],
      ['traces', 'delete', '-x', '1'],
      ['traces', 'search', '-x', '1', '--max-results', 'many'],
      ['traces', 'search', '-x', '1', '--output', 'xml'],
    ]) {
      const { exitCode, stdout, stderr } = await run(...args);
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^gander: .+\n$/);
    }
  });
});

it('should not write where a server says, but below the folder that was chosen', async () => {
  await using folder = await createTemporaryFolder();
  const hostile = createServer((request, response) => {
    const isListing = request.url?.includes('?path=') === true;
    response.setHeader('content-type', 'application/json');
    response.end(isListing ? '{"files":[{"path":"../../evil","is_dir":false}]}' : 'evil');
  });
  await once(hostile.listen(0, '127.0.0.1'), 'listening');
  const uri = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}`;
  const args = ['artifacts', 'download', '-u', 'mlflow-artifacts:/1/x', '-d', 'a/b', '--tracking-uri', uri];
  const { exitCode, stderr } = await runGander(args, { folder: folder.path });
  hostile.close();
  expect(exitCode).toBe(1);
  expect(stderr).toContain('does not belong into');
  expect(existsSync(join(folder.path, 'evil'))).toBe(false);
});
