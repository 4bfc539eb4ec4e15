import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { startFakeGander } from '../../src/testing/fake-server.ts';

const SOURCE = join(import.meta.dirname, '../../src');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gander-exit-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  readonly names: string[];
}

async function runProgram(body: string, signal?: 'SIGTERM'): Promise<Ending> {
  await using server = await startFakeGander();
  const file = join(folder, 'program.ts');
  writeFileSync(
    file,
    `import { init } from '${SOURCE}/setup/init.ts'; import { withSpan } from '${SOURCE}/spans/with-span.ts';
    init({ limits: { scheduleDelayMs: 60_000 } });\n${body}`,
  );
  const child = spawn(process.execPath, ['--conditions=gander-source', file], {
    env: { PATH: process.env['PATH'], MLFLOW_TRACKING_URI: server.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => {
    if (signal !== undefined) child.kill(signal);
  });
  const [code, endedBy] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...ending) => resolve(ending));
  });
  return { code, signal: endedBy, names: server.spans.map(({ name }) => name) };
}

it('sends what it has when the program comes to its end, and does not keep it alive', async () => {
  expect(await runProgram(`withSpan('last words', () => 1);`)).toEqual({
    code: 0,
    signal: null,
    names: ['last words'],
  });
});

it('sends what it has when it is told to stop, and then stops', async () => {
  const program = `withSpan('last words', () => 1); console.log('ready'); setInterval(() => undefined, 1000);`;
  expect(await runProgram(program, 'SIGTERM')).toEqual({ code: null, signal: 'SIGTERM', names: ['last words'] });
});

it('leaves the end to a program that handles the signal itself', async () => {
  const program = `withSpan('last words', () => 1);
    process.on('SIGTERM', () => setTimeout(() => process.exit(7), 300));
    console.log('ready'); setInterval(() => undefined, 1000);`;
  expect(await runProgram(program, 'SIGTERM')).toEqual({ code: 7, signal: null, names: ['last words'] });
});
