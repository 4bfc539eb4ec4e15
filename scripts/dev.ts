/**
 * `npm run dev`: the server from its TypeScript source, restarted on changes, and the UI with hot reload in front of it.
 * One Ctrl-C ends both; when one of them ends by itself, so does the other.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { whenNpmEnds } from './when-npm-ends.ts';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');

const server = start(root, [
  '--watch',
  '--watch-preserve-output',
  '--conditions=gander-source',
  join(root, 'packages/cli/src/main.ts'),
  'server',
  ...args,
]);
const web = start(join(root, 'packages/web'), [join(root, 'node_modules/vite/bin/vite.js')]);
const children = [server, web];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopAll(signal));
whenNpmEnds(() => stopAll('SIGTERM'));

function start(folder: string, command: readonly string[]): ChildProcess {
  // No stdin: Vite would read keys from it, and two programs cannot share one keyboard.
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('exit', (exitCode) => {
    process.exitCode ??= exitCode ?? 0;
    stopAll('SIGTERM');
  });
  return child;
}

function stopAll(signal: NodeJS.Signals): void {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
