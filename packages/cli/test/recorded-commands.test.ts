import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTemporaryFolder, runGander, type TemporaryFolder } from './support/run-gander.ts';
import { startGanderServer, type GanderServer } from './support/start-gander-server.ts';

interface RecordedCommand {
  readonly argv: readonly string[];
  readonly exit_code: number;
  readonly stdout?: string;
  /** First and last exchange that it made. */
  readonly exchanges: readonly [number, number];
}

interface RecordedExchange {
  readonly n: number;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly base64?: string;
  };
}

interface Recording {
  readonly cli: readonly RecordedCommand[];
  readonly exchanges: readonly RecordedExchange[];
}

const recording = JSON.parse(
  readFileSync(new URL('../../../fixtures/mlflow/cli.json', import.meta.url), 'utf8'),
) as Recording;

/** Not part of Gander yet. */
const PENDING = ['scorers', 'datasets'];
/** The traces that the commands after it read were sent by a program. */
const FIRST_TRACE_COMMAND = 'traces search -x {{exp_1}}';

/** What MLflow's own command line has printed must be what ours prints: scripts cut it apart. */
describe('commands recorded with mlflow', () => {
  let folder: TemporaryFolder;
  let server: GanderServer;
  const bound = new Map<string, string>();
  beforeAll(async () => {
    folder = await createTemporaryFolder();
    server = await startGanderServer([], { folder: folder.path });
    bound.set('base_url', server.url);
    await mkdir(join(folder.path, 'srv'));
    await writeFile(join(folder.path, 'cli.txt'), 'cli artifact');
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  /** With the ids of this server in place of the names that the recording has for them. */
  const fill = (text: string) =>
    text.replaceAll(/\{\{(\w+)(?:\|number)?\}\}/g, (name, key: string) => bound.get(key) ?? name);

  it.each(
    recording.cli
      .filter(({ argv }) => !PENDING.includes(argv[1] ?? ''))
      .map((command) => [toTitle(command), command] as const),
  )('should print the same: %s', async (title, command) => {
    if (title === FIRST_TRACE_COMMAND) await sendTraces(server.url, fill);
    const args = command.argv.slice(1).map((argument) => fill(argument.replace('/srv/app/', `${folder.path}/`)));
    const run = await runGander(args, { folder: folder.path, env: { MLFLOW_TRACKING_URI: server.url } });
    expect(run.exitCode).toBe(command.exit_code);
    expect(run.stderr).toMatch(command.exit_code === 0 ? /^(Logged .*\n|Next page: .*\n)?$/ : /^gander: .+\n$/);
    bindIds(command, run.stdout, bound);
    expect(toComparable(title, run.stdout)).toEqual(toComparable(title, fill(command.stdout ?? '')));
  });
});

function toTitle({ argv }: RecordedCommand): string {
  return argv.slice(1).join(' ');
}

async function sendTraces(url: string, fill: (text: string) => string): Promise<void> {
  const isSending = ({ method, path }: RecordedExchange['request']) =>
    method === 'POST' && (path === '/v1/traces' || path === '/api/3.0/mlflow/traces');
  for (const { request, n } of recording.exchanges.filter(({ request }) => isSending(request))) {
    const { base64, json, path, headers } = request;
    const body = base64 === undefined ? fill(JSON.stringify(json)) : Buffer.from(base64, 'base64');
    const experiment = headers['x-mlflow-experiment-id'];
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': headers['content-type'] ?? 'application/json',
        ...(experiment !== undefined && { 'x-mlflow-experiment-id': fill(experiment) }),
      },
      body,
    });
    expect([n, response.status]).toEqual([n, 200]);
  }
}

/** Each id is printed by the command that makes it. */
function bindIds({ stdout = '' }: RecordedCommand, printed: string, bound: Map<string, string>): void {
  for (const pattern of [/with id \{\{(\w+)\}\}/, /"run_id": "\{\{(\w+)\}\}"/, /Assessment ID: \{\{(\w+)\}\}/]) {
    const name = pattern.exec(stdout)?.[1];
    if (name === undefined || bound.has(name)) continue;
    const value = new RegExp(pattern.source.replace(String.raw`\{\{(\w+)\}\}`, '([\\w-]+)')).exec(printed)?.[1];
    if (value !== undefined) bound.set(name, value);
  }
}

/** JSON as JSON, because the order of maps is anybody's; everything else to the letter, but for times. */
function toComparable(title: string, printed: string): unknown {
  if (/^[[{]/.test(printed)) return normalize(JSON.parse(printed));
  const lines = printed.trimEnd().split('\n');
  // Columns that only some runs have are in no order there; the program that made the run is another one here.
  if (title.startsWith('experiments csv')) return [lines[0]?.split(',').sort(), lines.length, printed.endsWith('\n\n')];
  if (title !== 'experiments search') return maskTimes(printed);
  // The recording leaves out what other scenarios have made, and with it what made the columns as wide as they are.
  const rows = lines.map((line) => line.trimEnd().split(/ {2,}/));
  return rows.filter(([id = '', name]) => !id.startsWith('---') && name !== 'Default');
}

const VOLATILE = new Set([
  'creation_time',
  'last_update_time',
  'start_time',
  'end_time',
  'create_time',
  'user_id',
  'next_page_token',
  'mlflow.user',
  'mlflow.experimentId',
  'mlflow.source.name',
]);

function normalize(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalize);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, VOLATILE.has(key) ? typeof item : normalize(item)]),
  );
}

function maskTimes(text: string): string {
  return text.replaceAll(/\b1[78]\d{11}\b/g, '<ms>').replaceAll(/^2026-\d\d-\d\d [\d:]{8} UTC/gm, '<time>');
}
