import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { ANSWER_TEXT } from '../../src/autolog/testing/model-server/script.ts';
import { startExampleServers } from './example-servers.ts';

/**
 * By itself: VoltAgent brings 260 packages that nobody who runs the server needs, and another version of the AI SDK than
 * the other examples.
 */
const EXAMPLE = join(import.meta.dirname, '../../../../examples/voltagent');
const TYPESCRIPT = join(import.meta.dirname, '../../../../node_modules/typescript/bin/tsc');
const INSTALL_TIMEOUT_MS = 300_000;

/** Installs what the lock file says, if that is not there yet. Returns why it could not. */
async function installExample(): Promise<string | undefined> {
  const lock = readFileSync(join(EXAMPLE, 'package-lock.json'), 'utf8');
  const mark = join(EXAMPLE, 'node_modules/.installed-lock.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return undefined;
  // npm's own question: it knows the proxies and the registry of this machine.
  const ping = await run('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=5000']);
  if (ping.exitCode !== 0) {
    return 'not installed, and the registry does not answer npm: run "npm ci --prefix examples/voltagent" where it does';
  }
  const { exitCode, output } = await run('npm', [
    'ci',
    '--prefix',
    EXAMPLE,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]);
  expect(exitCode, output).toBe(0);
  writeFileSync(mark, lock);
  return undefined;
}

async function run(command: string, args: readonly string[]): Promise<{ exitCode: unknown; output: string }> {
  const child = spawn(command, args, { cwd: EXAMPLE, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve('not started')));
  return { exitCode, output: Buffer.concat(chunks).toString() };
}

it('is written in the types of VoltAgent', { timeout: INSTALL_TIMEOUT_MS }, async ({ skip }) => {
  const reason = await installExample();
  if (reason !== undefined) skip(reason);
  const { exitCode, output } = await run(process.execPath, [TYPESCRIPT, '-p', EXAMPLE]);
  expect(exitCode, output).toBe(0);
});

it('VoltAgent', { timeout: INSTALL_TIMEOUT_MS }, async ({ skip }) => {
  const reason = await installExample();
  if (reason !== undefined) skip(reason);
  await using servers = await startExampleServers();
  expect(await servers.runProgram(join(EXAMPLE, 'agent.ts'))).toContain(ANSWER_TEXT);
  const [trace] = await servers.readTraces('Forecaster');
  expect(trace?.summary).toMatchObject({
    state: 'OK',
    sessionId: 'chat-9',
    userId: 'ann',
    inputPreview: 'How is the weather in Rome?',
    outputPreview: ANSWER_TEXT,
    usage: { inputTokens: 40, outputTokens: 16, totalTokens: 56, cacheReadTokens: 8 },
  });
  expect(trace?.edges).toEqual(
    expect.arrayContaining([
      '- > Forecaster [AGENT]',
      'Forecaster > llm:generateText [CHAT_MODEL]',
      'Forecaster > tool.execution:weather [TOOL]',
    ]),
  );
  const tool = trace?.spans.find(({ span }) => span.type === 'TOOL');
  expect(tool?.normalized).toMatchObject({ inputs: { city: 'Rome' }, outputs: { city: 'Rome', celsius: 21 } });
});
