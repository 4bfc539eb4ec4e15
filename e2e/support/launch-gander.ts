import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningGander {
  readonly url: string;
  stop(): Promise<void>;
}

const CLI = new URL('../../packages/cli/dist/main.js', import.meta.url).pathname;
const HEALTH_DEADLINE_MS = 20_000;

/** Starts the built server as a user would, on an empty database in a temporary folder. */
export async function launchGander(): Promise<RunningGander> {
  const folder = await mkdtemp(join(tmpdir(), 'gander-e2e-'));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [CLI, 'server', '--port', String(port), '--backend-store-uri', `sqlite:///${join(folder, 'gander.db')}`],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.stderr.on('data', (text) => {
    log += String(text);
  });
  await waitForHealth(url, child).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${log}`);
  });
  return {
    url,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function waitForHealth(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + HEALTH_DEADLINE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server exited with code ${child.exitCode}:`);
    const healthy = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not answer /health within ${HEALTH_DEADLINE_MS} ms.`);
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return address.port;
}
