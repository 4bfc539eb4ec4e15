import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createGanderClient } from '@gander/api/gander/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTemporaryFolder, runGander, type GanderRun, type TemporaryFolder } from './support/run-gander.ts';
import { startGanderServer, type GanderServer } from './support/start-gander-server.ts';

let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await createTemporaryFolder();
});

afterAll(async () => folder[Symbol.asyncDispose]());

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<GanderRun> {
  return runGander(['experiments', ...args], { folder: folder.path, env });
}

describe('behind a server', () => {
  let server: GanderServer;
  let env: Record<string, string>;

  beforeAll(async () => {
    server = await startGanderServer([], { folder: folder.path });
    env = { MLFLOW_TRACKING_URI: server.url };
  });

  afterAll(async () => server[Symbol.asyncDispose]());

  it('prints exactly what MLflow prints when it creates one', async () => {
    expect(await run(['create', '--experiment-name', 'support'], env)).toMatchObject({
      exitCode: 0,
      stdout: "Created experiment 'support' with id 1\n",
      stderr: '',
    });
    expect(await run(['create', '-n', "it's näive", '-l', 'file:///tmp/a'], env)).toMatchObject({
      exitCode: 0,
      stdout: "Created experiment 'it's näive' with id 2\n",
    });
  });

  it('refuses a name that is taken in one line, with exit code 1', async () => {
    const { exitCode, stdout, stderr } = await run(['create', '-n', 'support'], env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^gander: .*support.*already exists.*\n$/);
  });

  it('prints the table of MLflow, sorted by id as text', async () => {
    const client = createGanderClient({ baseUrl: server.url });
    for (const number of [3, 4, 5, 6, 7, 8, 9, 10]) {
      await client.createExperiment({ params: {}, body: { name: `number ${number}` } });
    }
    const { exitCode, stdout, stderr } = await run(['search'], env);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Experiment Id    Name        Artifact Location   ',
      '---------------  ----------  --------------------',
      '0                Default     mlflow-artifacts:/0 ',
      '1                support     mlflow-artifacts:/1 ',
      '10               number 10   mlflow-artifacts:/10',
    ]);
    expect(lines).toContain("2                it's näive  file:///tmp/a       ");
    expect(lines).toHaveLength(2 + 11 + 1);
  });

  it('prints at most so many, and none that are deleted', async () => {
    expect((await run(['search', '--max-results', '2'], env)).stdout.trimEnd().split('\n')).toHaveLength(4);
    expect((await run(['search', '--view', 'deleted_only'], env)).stdout.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('in a database without a server', () => {
  it('creates and lists in the file that the server would use', async () => {
    const env = { MLFLOW_BACKEND_STORE_URI: 'sqlite:///local.db' };
    expect(await run(['create', '-n', 'alone'], env)).toMatchObject({
      exitCode: 0,
      stdout: "Created experiment 'alone' with id 1\n",
      stderr: '',
    });
    const { stdout } = await run(['search', '--tracking-uri', 'sqlite:///local.db']);
    expect(stdout).toContain('\n1                alone    mlflow-artifacts:/1\n');
  });
});

describe('a target that cannot serve', () => {
  it('is exit code 4 when nothing answers', async () => {
    const { exitCode, stderr } = await run(['search', '--tracking-uri', 'http://127.0.0.1:1']);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^gander: Cannot reach .*http:\/\/127\.0\.0\.1:1.*\n$/);
  });

  it('is named when it is some other server', async () => {
    const other = createServer((_, response) => response.writeHead(404).end('<html>nope</html>'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const { exitCode, stderr } = await run(['search'], { MLFLOW_TRACKING_URI: url });
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`gander: ${url} does not answer like a Gander server. Check the tracking URI and its port.\n`);
  });

  it('gets the credentials that MLflow clients would send', async () => {
    const seen: (string | undefined)[] = [];
    const proxy = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401).end();
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await run(['search'], { MLFLOW_TRACKING_URI: url, MLFLOW_TRACKING_TOKEN: 'abc' });
    await run(['search'], { MLFLOW_TRACKING_URI: url, MLFLOW_TRACKING_USERNAME: 'u', MLFLOW_TRACKING_PASSWORD: 'p' });
    proxy.close();
    expect(seen).toEqual(['Bearer abc', 'Basic dTpw']);
  });
});
