import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { createGanderClient } from '@gander/api/gander/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createTemporaryFolder, runGander, type TemporaryFolder } from './support/run-gander.ts';
import { startGanderServer } from './support/start-gander-server.ts';

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await createTemporaryFolder();
});

afterEach(async () => folder[Symbol.asyncDispose]());

describe('start', () => {
  it('says on stderr where it is and where the data is, and keeps stdout for data', async () => {
    await using server = await startGanderServer([], { folder: folder.path });
    const database = join(folder.path, 'gander.db');
    expect(server.gander.stderr()).toContain(`Data is in ${database} (sqlite, `);
    expect(existsSync(database)).toBe(true);
    expect(await (await fetch(`${server.url}/health`)).text()).toBe('OK');
    const { stdout } = await server.stop();
    expect(stdout).toBe('');
  });

  it('prints a line for bash that sends a new trace each time, with the time of now', async () => {
    await using server = await startGanderServer([], { folder: folder.path });
    const line = /^ {2}(T=.*curl .*)$/m.exec(server.gander.stderr())?.[1] ?? '';
    const sentMs = Date.now();
    const run = promisify(execFile);
    for (const _ of [1, 2]) expect((await run('bash', ['-c', line])).stdout).toBe('{}');
    const { items } = await createGanderClient({ baseUrl: server.url }).listTraces({ params: { experimentId: '0' } });
    expect(items).toHaveLength(2);
    for (const trace of items) {
      expect(trace).toMatchObject({ name: 'hello gander', state: 'OK', inputPreview: 'Hello?' });
      expect(Math.abs(Number(trace.startUnixNano / 1_000_000n) - sentMs)).toBeLessThan(60_000);
      expect(trace.endUnixNano).toBe(trace.startUnixNano + 850_000_000n);
    }
  });

  it('takes host, port and database from the variables of MLflow, and flags before them', async () => {
    const env = { MLFLOW_PORT: '1', MLFLOW_HOST: '127.0.0.1', MLFLOW_BACKEND_STORE_URI: 'sqlite:///from-env.db' };
    await using server = await startGanderServer([], { folder: folder.path, env });
    expect(server.port).toBeGreaterThan(1);
    expect(server.gander.stderr()).toContain(join(folder.path, 'from-env.db'));
  });

  it('runs a documented MLflow command, and says which parts of it change nothing', async () => {
    const args = ['-h', '127.0.0.1', '-w', '4', '--default-artifact-root', 's3://x', '--no-serve-artifacts', '--dev'];
    const env = { MLFLOW_UVICORN_OPTS: '--reload' };
    await using server = await startGanderServer(args, { folder: folder.path, env });
    const notes = server.gander
      .stderr()
      .split('\n')
      .filter((line) => line.startsWith('note: '));
    expect(notes.map((note) => note.split(' ')[1])).toEqual(['--workers', 'MLFLOW_UVICORN_OPTS', '--dev']);
  });

  it('answers only the hosts it is told to, and warns when others can reach it', async () => {
    await using server = await startGanderServer(['-h', '0.0.0.0', '--allowed-hosts', 'traces.example.com'], {
      folder: folder.path,
    });
    expect(server.gander.stderr()).toMatch(/^WARNING: listening on 0\.0\.0\.0 without authentication/m);
    expect((await fetch(`${server.url}/api/gander/v1/instance`)).status).toBe(403);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('keeps silent about authentication on loopback', async () => {
    await using server = await startGanderServer([], { folder: folder.path });
    expect(server.gander.stderr()).not.toContain('WARNING');
  });
});

describe('refusal to start', () => {
  it('names a port in use and the way out in one line, with exit code 3, and leaves the database alone', async () => {
    await using server = await startGanderServer([], { folder: folder.path });
    await using other = await createTemporaryFolder();
    const run = await runGander(['server', '--port', String(server.port)], { folder: other.path });
    expect(run).toMatchObject({ exitCode: 3, stdout: '' });
    expect(run.stderr).toMatch(new RegExp(`^gander: Port ${server.port} is in use\\. .*--port.*\\n$`));
    expect(existsSync(join(other.path, 'gander.db'))).toBe(false);
  });

  it('names an address that this machine does not have', async () => {
    const run = await runGander(['server', '--host', '203.0.113.7', '--port', '0'], { folder: folder.path });
    expect(run).toMatchObject({ exitCode: 3 });
    expect(run.stderr).toMatch(/^gander: 203\.0\.113\.7 is not an address of this machine.*\n$/);
  });

  it('explains a database it cannot use in one line, and its stack only when asked', async () => {
    const args = ['server', '--port', '0', '--backend-store-uri', 'postgresql://db/x'];
    const plain = await runGander(args, { folder: folder.path });
    expect(plain).toMatchObject({ exitCode: 1 });
    expect(plain.stderr).toMatch(/^gander: .*postgresql.*sqlite:\/\/\/gander\.db.*\n$/i);
    const debug = await runGander(args, { folder: folder.path, env: { GANDER_DEBUG: '1' } });
    expect(debug.stderr).toMatch(/\n {4}at /);
  });
});

describe('stop', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends in good order with exit code 0 on %s', async (signal) => {
    await using server = await startGanderServer([], { folder: folder.path });
    expect(await server.stop(signal)).toMatchObject({ exitCode: 0, signal: null });
  });

  it('takes the copies of one Ctrl-C for one, and ends at once on a second', async () => {
    await using server = await startGanderServer([], { folder: folder.path });
    // A request that never ends keeps the server from stopping.
    const slow = connect(server.port, '127.0.0.1');
    slow.on('error', () => {});
    slow.write(
      'POST /v1/traces HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
    );
    await sleep(200);
    server.gander.child.kill('SIGINT');
    await sleep(50);
    server.gander.child.kill('SIGINT');
    await sleep(200);
    expect(server.gander.child.exitCode).toBeNull();
    await sleep(400);
    server.gander.child.kill('SIGINT');
    expect(await server.gander.ended).toMatchObject({ exitCode: 130 });
    slow.destroy();
  });
});
