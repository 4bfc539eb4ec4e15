import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTemporaryFolder, runGander, type TemporaryFolder } from './support/run-gander.ts';

let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await createTemporaryFolder();
});

afterAll(async () => folder[Symbol.asyncDispose]());

const run = (...args: string[]) => runGander(['autolog', ...args], { folder: folder.path, env: { HOME: folder.path } });
const read = (...path: string[]) => readFile(join(folder.path, ...path), 'utf8');

it('asks before it writes, and writes nothing where nobody can be asked', async () => {
  const refused = await run('claude');
  expect(refused.exitCode).not.toBe(0);
  expect(refused.stderr).toContain('"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:5000"');
  expect(refused.stderr).toContain('with prompts, commands and what tools answer');
  expect(refused.stderr).toContain('Say --yes');
  await expect(read('.claude', 'settings.local.json')).rejects.toThrow('ENOENT');
});

it.each([
  ['claude', ['.claude', 'settings.local.json']],
  ['codex', ['.codex', 'config.toml']],
  ['gemini', ['.gemini', 'settings.json']],
])('sets %s up, shows it, and takes it back', async (tool, path) => {
  const written = await run(tool, '--yes', '-u', 'http://10.0.0.5:5000/');
  expect(written).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Wrote') });
  expect(written.stderr).toContain(`gander autolog ${tool} --undo`);
  expect(await read(...path)).toContain('http://10.0.0.5:5000');
  expect((await run(tool, '--status')).stdout).toContain('sends to http://10.0.0.5:5000');
  expect((await run(tool, '--undo', '--yes')).exitCode).toBe(0);
  await expect(read(...path)).rejects.toThrow('ENOENT');
  expect(await readdir(join(folder.path, path[0] ?? ''))).toEqual([]);
  expect((await run(tool, '--status')).stdout).toContain('is not set up');
});

it('refuses a database', async () => {
  const refused = await run('claude', '--yes', '-u', 'sqlite:///gander.db');
  expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('goes to a server') });
});
