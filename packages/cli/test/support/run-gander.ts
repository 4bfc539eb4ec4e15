import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** Nothing of the tester's own environment: a stray MLFLOW_TRACKING_URI must not change what is tested. */
const BASE_ENV = { PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter) };

export interface GanderRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GanderOptions {
  /** Working folder: `./gander.db` is here. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A running `gander` process, as a shell sees it. */
export interface GanderProcess {
  readonly child: ChildProcess;
  /** What it has said so far on stderr. */
  stderr(): string;
  readonly ended: Promise<GanderRun>;
}

export function spawnGander(args: readonly string[], { folder, env }: GanderOptions): GanderProcess {
  const child = spawn(process.execPath, ['--conditions=gander-source', MAIN, ...args], {
    cwd: folder,
    env: { ...BASE_ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<GanderRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
  return { child, stderr: () => stderr, ended };
}

/** Runs one command to its end. */
export async function runGander(args: readonly string[], options: GanderOptions): Promise<GanderRun> {
  return spawnGander(args, options).ended;
}

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

export async function createTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'gander-cli-'));
  return { path, [Symbol.asyncDispose]: async () => rm(path, { recursive: true, force: true }) };
}
