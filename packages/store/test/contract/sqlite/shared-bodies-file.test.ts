import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';

import { DEFAULT_EXPERIMENT_ID } from '@gander/core/ids';
import BetterSqlite3 from 'better-sqlite3';
import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { toChunkBytes } from '../../../src/chunks/to-chunk-bytes.ts';
import type { TraceWrite } from '../../../src/ingest-store.ts';
import { MIGRATIONS } from '../../../src/migrations/migrations.ts';
import { openSqliteStore } from '../../../src/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store.ts';
import { buildSpeakingWrite } from '../build-payload.ts';
import { BODY_ENCODINGS, buildSharedRequest, SHARED_TEXT } from '../build-shared-bodies.ts';
import { buildSpan, buildWrite, spanIdOf, traceIdOf } from '../build-writes.ts';

const experimentId = DEFAULT_EXPERIMENT_ID;

/** What the trace says, and nobody else. */
const secretOf = (trace: string) => `the secret of ${trace}`;

function buildSecret(trace: string, { part = 'root', spans = 1 } = {}): TraceWrite {
  return buildSpeakingWrite(
    trace,
    Array.from({ length: spans }, (_, index) => ({
      span: buildSpan(`${trace} ${part} ${index}`, { name: 'work' }),
      attributes: { said: `${secretOf(trace)} ${part}, `.repeat(20) },
    })),
  );
}

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gander-bodies-'));
  path = join(folder, 'gander.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Row = Readonly<Record<string, unknown>>;

function query(statement: string): readonly Row[] {
  const database = new BetterSqlite3(path, { readonly: true });
  try {
    return database.prepare<[], Row>(statement).all();
  } finally {
    database.close();
  }
}

const readBodies = () => query('select * from request_bodies order by body_key');
const countRows = (table: string) => query(`select count(*) as count from ${table}`)[0]?.['count'];

/** Where the text is: in any column of any table, compressed or not. */
function findText(text: string): readonly string[] {
  const tables = query("select name from sqlite_schema where type = 'table'");
  return tables.flatMap(({ name }) =>
    query(`select * from "${String(name)}"`).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        hasText(row, value, text) ? [`${String(name)}.${column}`] : [],
      ),
    ),
  );
}

function hasText(row: Row, value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  if (!Buffer.isBuffer(value)) return false;
  if (value === row['payload'] && row['encoding'] === 1) return zstdDecompressSync(value).includes(text);
  if (value === row['payload'] && row['encoding'] === 2) return gunzipSync(value).includes(text);
  return value.includes(text);
}

describe('the bodies of requests in the file', () => {
  let store: Store;
  /** Deletions that go through before the process ends. */
  let deletionsLeft: number;

  beforeEach(async () => {
    deletionsLeft = Number.POSITIVE_INFINITY;
    const ending: KyselyPlugin = {
      transformQuery({ node }) {
        if (node.kind !== 'DeleteQueryNode') return node;
        deletionsLeft -= 1;
        if (deletionsLeft < 0) throw new Error('the process ends');
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    store = await openSqliteStore({ path, mode: 'read-write', plugins: [ending] });
  });
  afterEach(() => store.close());

  const write = ({ shared }: ReturnType<typeof buildSharedRequest>) => store.ingest.write(buildWrite(...shared));
  const remove = (...names: readonly string[]) =>
    store.traceInfos.deleteTraces({ experimentId, traceIds: names.map(traceIdOf) });
  const expectReadable = async ({ own }: ReturnType<typeof buildSharedRequest>, names: readonly string[]) => {
    for (const name of names) {
      const chunks = await store.traces.readChunks(traceIdOf(name));
      const sent = own.filter(({ traceId }) => traceId === traceIdOf(name));
      expect(chunks.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
        expect.arrayContaining(sent.map(({ chunk }) => Buffer.from(toChunkBytes(chunk)).toString('hex'))),
      );
    }
  };
  const NAMES = ['apple', 'berry', 'cherry'];

  it.each([
    { encoding: 'identity', stored: 1 },
    { encoding: 'gzip', stored: 2 },
    { encoding: 'zstd', stored: 1 },
  ] as const)('should be there once, as they came or compressed: $encoding', async ({ encoding, stored }) => {
    const request = buildSharedRequest(
      NAMES.map((name) => buildSecret(name)),
      encoding,
    );
    await write(request);
    const [body, ...others] = readBodies();
    expect(others).toEqual([]);
    expect(body).toMatchObject({ raw_size: request.bytes.byteLength, encoding: stored });
    const payload = body?.['payload'] as Buffer;
    expect(payload.byteLength).toBeLessThan(request.bytes.byteLength / 2);
    expect(payload.equals(request.body.payload)).toBe(encoding !== 'identity');
    // And nowhere else: of a chunk there is where its pieces are.
    for (const name of NAMES) expect(findText(secretOf(name))).toEqual(['request_bodies.payload']);
    const cuts = query('select length(payload) as size from span_chunks where encoding = 3');
    expect(cuts).toHaveLength(3);
    for (const { size } of cuts) expect(size).toBeLessThan(60);
    // Coming again changes nothing in any table.
    const dump = () => query('select *, hex(payload) as hex from span_chunks').concat(query('select * from traces'));
    const before = dump();
    await write(request);
    expect(readBodies()).toEqual([body]);
    expect(dump()).toEqual(before);
  });

  it('should not be kept when all their traces are known', async () => {
    const writes = NAMES.map((name) => buildSecret(name));
    await store.ingest.write(buildWrite(...buildSharedRequest(writes).own));
    await write(buildSharedRequest(writes));
    await write(buildSharedRequest(writes.slice(1), 'zstd'));
    expect(readBodies()).toEqual([]);
  });

  it.each(BODY_ENCODINGS)('should lose what was deleted, and go with their last trace: %s', async (encoding) => {
    const request = buildSharedRequest(
      NAMES.map((name) => buildSecret(name, { spans: 4 })),
      encoding,
    );
    await write(request);
    await remove('berry');
    expect(findText(secretOf('berry'))).toEqual([]);
    for (const name of ['apple', 'cherry']) expect(findText(secretOf(name))).toHaveLength(1);
    await expectReadable(request, ['apple', 'cherry']);
    await remove('apple');
    expect(findText(secretOf('apple'))).toEqual([]);
    await expectReadable(request, ['cherry']);
    expect(findText(SHARED_TEXT)).toEqual(['request_bodies.payload']);
    await remove('cherry');
    expect(countRows('request_bodies')).toBe(0);
    expect(countRows('span_chunks')).toBe(0);
    expect([...NAMES.map(secretOf), SHARED_TEXT].flatMap(findText)).toEqual([]);
  });

  it('should all go at once when all traces are deleted at once', async () => {
    for (const encoding of BODY_ENCODINGS) {
      await write(
        buildSharedRequest(
          NAMES.map((name) => buildSecret(name, { part: encoding })),
          encoding,
        ),
      );
    }
    expect(countRows('request_bodies')).toBe(3);
    await remove(...NAMES);
    expect(countRows('request_bodies')).toBe(0);
  });

  it('should never give a key to another one', async () => {
    await write(buildSharedRequest([buildSecret('apple')]));
    const [first] = readBodies();
    await remove('apple');
    await write(buildSharedRequest([buildSecret('berry')]));
    const [second] = readBodies();
    expect(Number(second?.['body_key'])).toBeGreaterThan(Number(first?.['body_key']));
  });

  it('should lose what was deleted where it came again with others', async () => {
    const [apple, berry, cherry] = NAMES.map((name) => buildSecret(name)) as [TraceWrite, TraceWrite, TraceWrite];
    await write(buildSharedRequest([apple, berry]));
    // Of the second body, only the new trace is read.
    const second = buildSharedRequest([berry, cherry]);
    await write(second);
    await remove('berry');
    expect(findText(secretOf('berry'))).toEqual([]);
    await expectReadable(second, ['cherry']);
  });

  it('should lose what was deleted where their request came again after the deletion of another', async () => {
    const request = buildSharedRequest(NAMES.map((name) => buildSecret(name)));
    await write(request);
    await remove('berry');
    await write(request);
    await remove('apple');
    expect(findText(secretOf('apple'))).toEqual([]);
    await expectReadable(request, ['berry', 'cherry']);
    await remove('berry', 'cherry');
    expect(countRows('request_bodies')).toBe(0);
  });

  it('should lose what was deleted where one write had it twice', async () => {
    const [apple, berry, cherry] = NAMES.map((name) => buildSecret(name)) as [TraceWrite, TraceWrite, TraceWrite];
    const requests = [buildSharedRequest([apple, berry]), buildSharedRequest([cherry, berry], 'zstd')];
    await store.ingest.write(buildWrite(...requests.flatMap(({ shared }) => shared)));
    await remove('berry');
    expect(findText(secretOf('berry'))).toEqual([]);
    for (const [index, name] of ['apple', 'cherry'].entries()) {
      const request = requests[index];
      if (request !== undefined) await expectReadable(request, [name]);
    }
  });

  const PARTS = 12;
  const addHuge = async () => {
    const requests = [];
    for (let part = 0; part < PARTS; part += 1) {
      const request = buildSharedRequest(
        [buildSecret('huge', { part: `${part}`, spans: 500 }), buildSecret(`small ${part}`, { spans: 3 })],
        BODY_ENCODINGS[part % BODY_ENCODINGS.length],
      );
      await write(request);
      requests.push(request);
    }
    await store.ingest.settle();
    return requests;
  };

  it('should lose a trace that goes in parts', async () => {
    const requests = await addHuge();
    expect(await remove('huge')).toHaveLength(1);
    expect(findText(secretOf('huge'))).toEqual([]);
    expect(countRows('request_bodies')).toBe(PARTS);
    for (const [part, request] of requests.entries()) await expectReadable(request, [`small ${part}`]);
    await remove(...requests.map((_request, part) => `small ${part}`));
    expect(countRows('request_bodies')).toBe(0);
  });

  it('should be whole wherever the deletion of such a trace ends, and lose it when that goes on', async () => {
    const requests = await addHuge();
    let ends = 0;
    for (let at = 1; ends < 40; at += 1) {
      deletionsLeft = at % 7;
      const isDone = await remove('huge').then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ message: 'the process ends' });
          return false;
        },
      );
      deletionsLeft = Number.POSITIVE_INFINITY;
      if (isDone) break;
      ends += 1;
      const left = (await store.traces.readChunks(traceIdOf('huge'))).map(({ bytes }) => Buffer.from(bytes));
      const sent = requests.flatMap(({ own }) => own).filter(({ traceId }) => traceId === traceIdOf('huge'));
      for (const chunk of left) expect(sent.some((one) => chunk.equals(toChunkBytes(one.chunk)))).toBe(true);
    }
    expect(ends).toBeGreaterThan(3);
    await remove('huge');
    expect(findText(secretOf('huge'))).toEqual([]);
    for (const [part, request] of requests.entries()) await expectReadable(request, [`small ${part}`]);
  });

  it('should be told to be damaged when a body is gone', async () => {
    await write(buildSharedRequest(NAMES.map((name) => buildSecret(name))));
    const other = new BetterSqlite3(path);
    other.exec('delete from request_bodies');
    other.close();
    await expect(store.traces.readChunks(traceIdOf('apple'))).rejects.toThrow('the database is damaged');
    // Which is no reason to keep it.
    expect(await remove('apple')).toHaveLength(1);
    expect(await store.traces.readChunks(traceIdOf('apple'))).toEqual([]);
  });

  it.each([
    { name: 'the cut of the trace', statement: "update span_chunks set payload = x'ffff' where trace_key = 1" },
    { name: 'the cut of another', statement: "update span_chunks set payload = x'ffff' where trace_key = 2" },
    {
      name: 'a cut that reaches too far',
      statement: "update span_chunks set payload = x'00ffff7fffff7f' where trace_key = 2",
    },
    { name: 'the body', statement: "update request_bodies set payload = x'00010203'" },
  ])('should not keep a trace from being deleted by damage of $name', async ({ statement }) => {
    await write(buildSharedRequest(NAMES.map((name) => buildSecret(name))));
    const other = new BetterSqlite3(path);
    other.exec(statement);
    other.close();
    expect(await remove('apple')).toHaveLength(1);
    expect(await store.traces.findTrace(traceIdOf('apple'))).toBeUndefined();
  });
});

describe('a file from before bodies were shared', () => {
  /** As a server of schema 13 has written it. */
  async function createOldFile(names: readonly string[]): Promise<readonly TraceWrite[]> {
    const old = await openSqliteStore({ path, mode: 'read-write', migrations: MIGRATIONS.slice(0, 13) });
    await old.close();
    const database = new BetterSqlite3(path);
    const writes = names.map((name) => buildSecret(name));
    for (const [index, { traceId, chunk }] of writes.entries()) {
      const name = names[index] ?? '';
      database
        .prepare(
          `insert into traces (trace_id, experiment_id, state, start_unix_nano, name, span_count, error_count, chunk_count,
            rolled_up_span_count, service_names) values (?, 0, 'OK', 1, 'work', 1, 0, 1, 1, '[]')`,
        )
        .run(traceId);
      database
        .prepare(
          `insert into spans (trace_key, span_id, chunk_no, kind, start_unix_nano, type, status, name)
            values (?, ?, 0, 1, 1, 'CHAIN', 'OK', 'work')`,
        )
        .run(index + 1, spanIdOf(`${name} root 0`));
      const bytes = toChunkBytes(chunk);
      database
        .prepare('insert into span_chunks (trace_key, chunk_no, raw_size, encoding, payload) values (?, 0, ?, ?, ?)')
        .run(index + 1, bytes.byteLength, 0, bytes);
    }
    database.close();
    return writes;
  }

  it('should be read as before, and take new traces beside the old ones', async () => {
    const [apple, berry] = (await createOldFile(['apple', 'berry'])) as [TraceWrite, TraceWrite];
    const store = await openSqliteStore({ path, mode: 'read-write' });
    expect((await store.describe()).schemaVersion).toBe(MIGRATIONS.length);
    const expectChunks = async (name: string, ...chunks: readonly TraceWrite['chunk'][]) =>
      expect((await store.traces.readChunks(traceIdOf(name))).map(({ bytes }) => Buffer.from(bytes))).toEqual(
        chunks.map((chunk) => Buffer.from(toChunkBytes(chunk))),
      );
    await expectChunks('apple', apple.chunk);
    expect(await store.traces.findSpanChunk(traceIdOf('berry'), spanIdOf('berry root 0'))).toBeDefined();

    // More of an old trace, with a new one.
    const request = buildSharedRequest([buildSecret('apple', { part: 'late' }), buildSecret('cherry')]);
    await store.ingest.write(buildWrite(...request.shared));
    const [late, cherry] = request.own as [TraceWrite, TraceWrite];
    await expectChunks('apple', apple.chunk, late.chunk);
    await expectChunks('berry', berry.chunk);
    await expectChunks('cherry', cherry.chunk);
    const { items } = await store.traces.listNewestChunks(traceIdOf('apple'), { limit: 5 });
    expect(items.map(({ spanIds }) => [...spanIds])).toEqual([[spanIdOf('apple root 0')], [spanIdOf('apple late 0')]]);

    await store.traceInfos.deleteTraces({ experimentId, traceIds: ['apple', 'cherry'].map(traceIdOf) });
    expect(countRows('request_bodies')).toBe(0);
    await expectChunks('berry', berry.chunk);
    await store.close();
  });

  it('should know again what it holds already, in whatever request it comes', async () => {
    const writes = await createOldFile(['apple', 'berry']);
    const store = await openSqliteStore({ path, mode: 'read-write' });
    const body = { rawSize: 0, encoding: 'identity', payload: new Uint8Array(), chunkCount: 2 } as const;
    const again = writes.map((write) => {
      const bytes = toChunkBytes(write.chunk);
      const chunk = { body, byteLength: bytes.byteLength, listPieces: () => [], read: () => bytes };
      return { ...write, chunk };
    });
    expect(await store.ingest.write(buildWrite(...again))).toEqual([]);
    expect(countRows('request_bodies')).toBe(0);
    await store.close();
  });
});
