/** `npm start`: builds what has changed, then runs `gander server` with the arguments after `--`, in this terminal. */
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';

import { whenNpmEnds } from './when-npm-ends.ts';

const root = join(import.meta.dirname, '..');

const build = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (build.status !== 0) process.exit(build.status ?? 1);

const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
const server = spawn(process.execPath, [join(root, 'packages/cli/dist/main.js'), 'server', ...args], {
  stdio: 'inherit',
});

// The server decides when it has stopped; until then this process only passes on what it is told.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
whenNpmEnds(() => server.kill('SIGTERM'));
server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exitCode = 1;
});
server.on('exit', (exitCode, signal) => {
  process.exitCode = signal === null ? (exitCode ?? 1) : 128 + constants.signals[signal];
});
