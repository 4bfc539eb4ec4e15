import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { readProcessStats, type ProcessStats } from './process-stats.ts';

/** A server under measurement: Gander, or the naive one. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** From spawning to the first 200 of `/health`. */
  readonly startMs: number;
  stats(): ProcessStats;
  /** SIGTERM, then waits for the end. */
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly args: readonly string[];
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 2;

/** Runs `node ...args` and resolves as soon as it answers `/health`. Rejects with its output if it never does. */
export async function startServerProcess(command: ServerCommand): Promise<ServerProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...command.env },
  });
  const output = collectOutput(child);
  while (!(await isHealthy(command.port))) {
    if (child.exitCode !== null || performance.now() - startedAt > START_LIMIT_MS) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start:\n${output()}`);
    }
    await delay(POLL_MS);
  }
  const { pid } = child;
  if (pid === undefined) throw new Error('The server has no process id');
  return {
    pid,
    port: command.port,
    startMs: performance.now() - startedAt,
    stats: () => readProcessStats(pid),
    stop: async () => stopProcess(child),
  };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(timer);
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      chunks.push(text);
      // The end of the output is what explains a failure.
      if (chunks.length > 200) chunks.shift();
    });
  }
  return () => chunks.join('');
}

/** One request on a fresh socket; cheaper and quicker to fail than an HTTP client that pools. */
async function isHealthy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let head = '';
    const finish = (healthy: boolean): void => {
      socket.destroy();
      resolve(healthy);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('connect', () =>
      socket.write(`GET /health HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (head.length >= 12) finish(head.startsWith('HTTP/1.1 200'));
    });
  });
}
