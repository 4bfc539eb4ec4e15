import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { EXIT_CODES } from '../src/exit-codes.ts';
import { createTemporaryFolder, runGander, type TemporaryFolder } from './support/run-gander.ts';

const ESCAPE = String.fromCharCode(27);
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await createTemporaryFolder();
});

afterAll(async () => folder[Symbol.asyncDispose]());

it('prints its version on stdout and nothing else', async () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const run = await runGander(['--version'], { folder: folder.path });
  expect(run).toMatchObject({ exitCode: 0, stdout: `gander ${manifest.version}\n`, stderr: '' });
});

it('is one command under two names', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    bin: Record<string, string>;
  };
  expect(manifest.bin['mlflow']).toBe(manifest.bin['gander']);
  expect(readFileSync(new URL(`../${manifest.bin['gander'] ?? ''}`, import.meta.url), 'utf8')).toMatch(
    /^#!\/usr\/bin\/env node\n/,
  );
});

it('explains commands, examples and every exit code', async () => {
  const { exitCode, stdout, stderr } = await runGander(['--help'], { folder: folder.path });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  for (const command of ['server', 'ui', 'experiments', 'demo'])
    expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  for (const { code, meaning } of Object.values(EXIT_CODES)) expect(stdout).toContain(`  ${code}  ${meaning}\n`);
  expect(stdout).not.toContain(ESCAPE);
});

it.each(['server', 'ui'])('explains %s with the variable of every option, and what is ignored', async (command) => {
  const { exitCode, stdout } = await runGander([command, '--help'], { folder: folder.path });
  expect(exitCode).toBe(0);
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(text).toContain('-h, --host <address>');
  expect(text).toContain('(default: 5000, env: MLFLOW_PORT)');
  expect(text).toContain('(default: sqlite:///gander.db, env: MLFLOW_BACKEND_STORE_URI)');
  const [, ignored = ''] = text.split('without effect here:');
  expect(ignored).toContain('--workers');
  expect(ignored).not.toContain('--allowed-hosts <list>');
});

it.each([
  { args: ['serve'], line: /^gander: unknown command 'serve' \(Did you mean server\?\)\n$/ },
  { args: ['server', '--prot', '1'], line: /^gander: unknown option '--prot' \(Did you mean --port\?\)\n$/ },
  { args: ['server', '-h'], line: /^gander: option '-h, --host <address>' argument missing\n$/ },
  {
    args: ['server', '--port', 'http'],
    line: /^gander: --port must be a whole number from 0 to 65535, not 'http'\.\n$/,
  },
  { args: ['server', 'extra'], line: /^gander: too many arguments for 'server'.*\n$/ },
  { args: ['experiments', 'create'], line: /^gander: required option '-n, --experiment-name <name>' not specified\n$/ },
  { args: ['experiments', 'search', '-v', 'some'], line: /^gander: --view must be one of active_only, .*'some'\.\n$/ },
  {
    args: ['experiments', 'search', '--max-results', '-1'],
    line: /^gander: --max-results must be a whole number.*\n$/,
  },
  { args: ['demo', '--seed', 'x'], line: /^gander: --seed must be .*\n$/ },
  {
    args: ['demo', '--tracking-uri', 'databricks'],
    line: /^gander: --tracking-uri must be a server .*'databricks'\.\n$/,
  },
])('refuses $args in one line with exit code 2', async ({ args, line }) => {
  const { exitCode, stdout, stderr } = await runGander(args, { folder: folder.path });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(line);
});

it('shows the help on stderr, with exit code 2, when it is told nothing', async () => {
  const { exitCode, stdout, stderr } = await runGander([], { folder: folder.path });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('Usage: gander');
});

it('does not mind a reader that goes away', async () => {
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const command = `"${process.execPath}" --conditions=gander-source "${main}" --help | true; echo "\${PIPESTATUS[0]}"`;
  const shell = spawn('bash', ['-c', command], { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => {
    shell.on('close', resolve);
  });
  expect(output).toBe('0\n');
});
