import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { expect, it } from 'vitest';

const WHEN_NPM_ENDS = join(import.meta.dirname, 'when-npm-ends.ts');

/** Runs a program that waits for the end of npm under a shell, as npm would, kills the shell, and returns what it says. */
async function killShell(env: Record<string, string>): Promise<string> {
  const program = `
    const { whenNpmEnds } = await import(${JSON.stringify(WHEN_NPM_ENDS)});
    whenNpmEnds(() => { console.log('npm has ended'); process.exit(); });
    setTimeout(() => { console.log('nothing happened'); process.exit(); }, 1500);
    console.log('ready');`;
  // The shell waits for its child, so it does not become the child.
  const shell = spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of shell.stdout) {
    output += String(chunk);
    if (output === 'ready\n') shell.kill('SIGKILL');
  }
  return output;
}

it('notices that npm was stopped although nobody says so', async () => {
  expect(await killShell({ npm_lifecycle_event: 'start' })).toBe('ready\nnpm has ended\n');
});

it('leaves a program alone that npm did not start', async () => {
  expect(await killShell({})).toBe('ready\nnothing happened\n');
});
