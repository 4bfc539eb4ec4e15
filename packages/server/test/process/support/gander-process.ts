import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

import { onTestFinished } from 'vitest';

import { cliCommand } from './cli-command.ts';

export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Part of the value so that a failed assertion about the exit shows why. */
  readonly output: string;
}

/** A running `gander server`, as a user would run it. Killed when the test is over. */
export interface GanderProcess {
  readonly pid: number;
  readonly baseUrl: string;
  /** Everything it printed so far, on both streams. */
  output(): string;
  /** Sends the signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<ServerExit>;
  /** Resolves when the process is gone, however that came about. */
  readonly exited: Promise<ServerExit>;
}

export interface GanderOptions {
  readonly databasePath: string;
  readonly port: number;
  /** A command that runs the rest of its arguments, e.g. in a mount namespace of its own. */
  readonly wrapper?: readonly string[];
}

const START_LIMIT_MS = 20_000;
const POLL_MS = 5;

/** Starts the server and waits until it is healthy. Rejects with its output when it never is. */
export async function startGander(options: GanderOptions): Promise<GanderProcess> {
  const server = launchGander(options);
  await waitUntilHealthy(server);
  return server;
}

/** Starts the server without waiting for anything. */
export function launchGander(options: GanderOptions): GanderProcess {
  const [command = process.execPath, ...args] = [
    ...(options.wrapper ?? []),
    process.execPath,
    ...cliCommand([
      'server',
      '--host',
      '127.0.0.1',
      '--port',
      String(options.port),
      '--backend-store-uri',
      `sqlite:///${options.databasePath}`,
    ]),
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collectOutput(child);
  const exited = new Promise<ServerExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, output: output() }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Cannot run ${command}`);
  return {
    pid,
    baseUrl: `http://127.0.0.1:${options.port}`,
    output,
    exited,
    async end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

export async function waitUntilHealthy(server: GanderProcess): Promise<void> {
  const giveUpAt = performance.now() + START_LIMIT_MS;
  while (!(await isHealthy(server.baseUrl))) {
    const hasExited = await Promise.race([server.exited.then(() => true), delay(POLL_MS, false)]);
    if (hasExited || performance.now() > giveUpAt) throw new Error(`The server did not start:\n${server.output()}`);
  }
}

async function isHealthy(baseUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${baseUrl}/health`, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

function collectOutput(child: ChildProcess): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      output += text;
    });
  }
  return () => output;
}
