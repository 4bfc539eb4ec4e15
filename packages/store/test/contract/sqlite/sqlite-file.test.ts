import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { DEFAULT_EXPERIMENT_ID } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Migration } from '../../../src/migrations/migration.ts';
import { MIGRATIONS } from '../../../src/migrations/migrations.ts';
import { openSqliteStore } from '../../../src/sqlite/open-sqlite-store.ts';
import { buildSpan, buildTraceWrite, buildWrite, spanIdOf, traceIdOf } from '../build-writes.ts';

const NEXT: Migration = {
  number: MIGRATIONS.length + 1,
  name: 'next-test',
  up: (db) =>
    db.schema
      .alterTable('traces')
      .addColumn('extra', sql`text`)
      .execute(),
};

describe('a SQLite file', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gander-file-'));
    path = join(folder, 'gander.db');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function createDatabase(): Promise<void> {
    const store = await openSqliteStore({ path, mode: 'read-write' });
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root')])));
    await store.close();
  }

  /** The store, and what is set on the connection that it writes with. */
  async function openWatched() {
    let writer: BetterSqlite3.Database | undefined;
    const store = await openSqliteStore({
      path,
      mode: 'read-write',
      onConnection: (connection, mode) => {
        if (mode === 'read-write') writer = connection;
      },
    });
    return { store, readPragma: (name: string) => writer?.pragma(name, { simple: true }) };
  }

  it('should be made, and say what it is', async () => {
    const store = await openSqliteStore({ path, mode: 'read-write' });
    const description = await store.describe();
    expect(description).toMatchObject({ engine: 'sqlite', location: path, schemaVersion: MIGRATIONS.length });
    const files = await Promise.all([path, `${path}-wal`].map((file) => stat(file)));
    expect(description.sizeBytes).toBe(files.reduce((sum, file) => sum + file.size, 0));
    await store.close();
    expect(await readdir(folder), 'one file is left, and no snapshot of an empty one').toEqual(['gander.db']);
  });

  it('should be durable at commit', async () => {
    const pragmas: Record<string, unknown> = {};
    const { store, readPragma } = await openWatched();
    for (const name of ['journal_mode', 'synchronous']) pragmas[name] = readPragma(name);
    expect(pragmas).toEqual({ journal_mode: 'wal', synchronous: 2n });
    await store.close();
  });

  it.each([
    { file: 'that is new', pageSize: undefined, expected: { page_size: 8192n, wal_autocheckpoint: 2048n } },
    { file: 'with small pages', pageSize: 4096, expected: { page_size: 4096n, wal_autocheckpoint: 4096n } },
  ])('should have the pages of a file $file, and move 16 MiB at a time', async ({ pageSize, expected }) => {
    if (pageSize !== undefined) {
      const file = new BetterSqlite3(path);
      file.pragma(`page_size = ${pageSize}`);
      file.pragma('journal_mode = wal');
      file.close();
    }
    const { store, readPragma } = await openWatched();
    await store.ingest.write(buildWrite(buildTraceWrite('a', [buildSpan('root')])));
    const pragmas = Object.keys(expected).map((name) => [name, readPragma(name)]);
    expect(Object.fromEntries(pragmas)).toEqual(expected);
    await store.close();
  });

  it('should not let its log grow without bound', async () => {
    const store = await openSqliteStore({ path, mode: 'read-write' });
    const reader = await openSqliteStore({ path, mode: 'read-only' });
    for (let index = 0; index < 100; index += 1) {
      const noise = {
        ...buildTraceWrite(`${index}`, [buildSpan('root')]),
        chunk: new Uint8Array(1_000_000).map(() => Math.random() * 256),
      };
      await store.ingest.write(buildWrite(noise));
      await reader.traces.findTrace(traceIdOf(`${index}`));
    }
    expect((await stat(`${path}-wal`)).size).toBeLessThan(40_000_000);
    await reader.close();
    await store.close();
  }, 60_000);

  it('should be copied before it is changed', async () => {
    await createDatabase();
    const store = await openSqliteStore({ path, mode: 'read-write', migrations: [...MIGRATIONS, NEXT] });
    expect((await store.describe()).schemaVersion).toBe(NEXT.number);
    expect(await store.traces.findTrace(traceIdOf('a'))).toBeDefined();
    await store.close();

    const copy = await openSqliteStore({
      path: `${path}.before-${String(NEXT.number).padStart(4, '0')}`,
      mode: 'read-write',
    });
    expect((await copy.describe()).schemaVersion).toBe(MIGRATIONS.length);
    expect(await copy.traces.findTrace(traceIdOf('a'))).toBeDefined();
    await copy.close();
  });

  it('should take the data of the first release along', async () => {
    const first = await openSqliteStore({ path, mode: 'read-write', migrations: MIGRATIONS.slice(0, 1) });
    await first.close();
    const old = new BetterSqlite3(path);
    old.exec(`insert into traces (trace_id, experiment_id, state, start_unix_nano, name, span_count, error_count, chunk_count,
        rolled_up_span_count, service_names) values ('${traceIdOf('a')}', 0, 'OK', 1, 'root', 1, 0, 0, 1, '[]');
      insert into spans (trace_key, span_id, chunk_no, kind, start_unix_nano, type, status, name, model)
        values (1, '${spanIdOf('root')}', 0, 1, 1, 'LLM', 'OK', 'root', 'gpt-4o')`);
    old.close();
    const store = await openSqliteStore({ path, mode: 'read-write' });
    expect((await store.describe()).schemaVersion).toBe(MIGRATIONS.length);
    expect(await store.traces.findSpan(traceIdOf('a'), spanIdOf('root'))).toMatchObject({
      model: 'gpt-4o',
      responseId: null,
    });
    expect(await store.traces.findTrace(traceIdOf('a'))).toMatchObject({ models: ['gpt-4o'] });
    expect(
      (
        await store.traces.countTraces({
          experimentId: DEFAULT_EXPERIMENT_ID,
          expression: requireTraceFilter("type = 'LLM'"),
        })
      ).total,
    ).toBe(1);
    await store.close();
  });

  it('should order what is stored to be read anew for the names of tools, once', async () => {
    const before = await openSqliteStore({ path, mode: 'read-write', migrations: MIGRATIONS.slice(0, 12) });
    await before.close();
    const old = new BetterSqlite3(path);
    old.exec(`insert into traces (trace_id, experiment_id, state, start_unix_nano, name, span_count, error_count, chunk_count,
        rolled_up_span_count, service_names) values ('${traceIdOf('a')}', 0, 'OK', 1, 'root', 1, 0, 0, 1, '[]');
      insert into reindex_jobs (state, done_trace_key, last_trace_key, done_count, total_count, creation_time_ms)
        values ('done', 1, 1, 1, 1, 1), ('running', 1, 1, 1, 1, 2)`);
    old.close();
    const store = await openSqliteStore({ path, mode: 'read-write' });
    const [job, ...others] = await store.reindexing.listRunningJobs();
    expect(others).toEqual([]);
    expect(job).toMatchObject({ state: 'running', doneCount: 0, totalCount: 1 });
    await store.close();
  });

  it('should be as it was when a step fails', async () => {
    await createDatabase();
    const broken: Migration = {
      number: NEXT.number + 1,
      name: 'broken-test',
      up: () => Promise.reject(new Error('broken step')),
    };
    const migrations = [...MIGRATIONS, NEXT, broken];
    await expect(openSqliteStore({ path, mode: 'read-write', migrations })).rejects.toThrow('broken step');
    const store = await openSqliteStore({ path, mode: 'read-write' });
    expect((await store.describe()).schemaVersion).toBe(MIGRATIONS.length);
    expect(await store.traces.findTrace(traceIdOf('a'))).toBeDefined();
    await store.close();
  });

  it('should be refused when it is newer', async () => {
    const newer = await openSqliteStore({ path, mode: 'read-write', migrations: [...MIGRATIONS, NEXT] });
    await newer.close();
    for (const mode of ['read-write', 'read-only'] as const) {
      await expect(openSqliteStore({ path, mode })).rejects.toMatchObject({
        code: 'failed_precondition',
        message: expect.stringContaining('newer version of Gander'),
      });
    }
  });

  it('should be refused for reading when it is older', async () => {
    await createDatabase();
    await expect(openSqliteStore({ path, mode: 'read-only', migrations: [...MIGRATIONS, NEXT] })).rejects.toMatchObject(
      {
        code: 'failed_precondition',
        message: expect.stringContaining('Start `gander server` once'),
      },
    );
  });

  it.each(['read-write', 'read-only'] as const)('should be refused when it is no database: %s', async (mode) => {
    await writeFile(path, 'This is a letter to my aunt, and not a database. '.repeat(100));
    await expect(openSqliteStore({ path, mode })).rejects.toMatchObject({
      code: 'failed_precondition',
      message: expect.stringContaining('is not a SQLite database'),
    });
    expect((await stat(path)).size).toBe(4900);
  });

  it.each([
    { table: 'recipes', sentence: 'another program' },
    { table: 'alembic_version', sentence: "MLflow's own server" },
  ])('should be refused when it holds the table $table', async ({ table, sentence }) => {
    const other = new BetterSqlite3(path);
    other.exec(`create table ${table} (id integer)`);
    other.close();
    for (const mode of ['read-write', 'read-only'] as const) {
      await expect(openSqliteStore({ path, mode })).rejects.toMatchObject({
        code: 'failed_precondition',
        message: expect.stringContaining(sentence),
      });
    }
    const again = new BetterSqlite3(path);
    expect(again.pragma('journal_mode', { simple: true }), 'the file is left alone').toBe('delete');
    again.close();
  });

  it('should be refused in a folder that is not there', async () => {
    await expect(openSqliteStore({ path: join(folder, 'no', 'gander.db'), mode: 'read-write' })).rejects.toMatchObject({
      code: 'failed_precondition',
      message: expect.stringContaining('does not exist'),
    });
  });

  it('should not be made by a reader', async () => {
    await expect(openSqliteStore({ path, mode: 'read-only' })).rejects.toMatchObject({ code: 'failed_precondition' });
    expect(existsSync(path)).toBe(false);
  });

  it('should be made once when several programs start at once', async () => {
    const script = new URL('open-in-worker.ts', import.meta.url);
    const exits = await Promise.all([1, 2, 3].map(() => once(new Worker(script, { workerData: path }), 'exit')));
    expect(exits).toEqual([[0], [0], [0]]);
  });
});
