import Database from 'better-sqlite3';

import { listSpanSlices } from '../corpus/span-slices.ts';

const REQUESTS_PER_COMMIT = 8;

/**
 * The least a durable SQLite store could do with these bytes: insert them as they are, without an index, eight requests
 * to a transaction, `synchronous=FULL`.
 * @param row what one row holds: the bytes of a span, or of all spans of a trace in the request
 */
export function createBlobWriter(databasePath: string, row: 'span' | 'trace'): (body: Buffer) => number {
  const database = new Database(databasePath);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE IF NOT EXISTS payload (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)');
  const insert = database.prepare('INSERT INTO payload (bytes) VALUES (?)');
  const insertAll = database.transaction((rows: readonly Uint8Array[]) => {
    for (const bytes of rows) insert.run(bytes);
  });
  let rows: Uint8Array[] = [];
  let requests = 0;
  return (body) => {
    rows.push(...(row === 'span' ? listSpanSlices(body) : sliceByTrace(body)));
    requests += 1;
    if (requests % REQUESTS_PER_COMMIT === 0) {
      insertAll.immediate(rows);
      rows = [];
    }
    return requests;
  };
}

/** Spans of a trace lie next to each other in the corpus: one slice of the body from the first to the last. */
function sliceByTrace(body: Buffer): readonly Uint8Array[] {
  const slices: Uint8Array[] = [];
  let start: Uint8Array | undefined;
  let previous: Uint8Array | undefined;
  const close = (): void => {
    if (!start || !previous) return;
    slices.push(
      body.subarray(start.byteOffset - body.byteOffset, previous.byteOffset - body.byteOffset + previous.length),
    );
  };
  for (const span of listSpanSlices(body)) {
    if (!previous || !hasSameTraceId(previous, span)) {
      close();
      start = span;
    }
    previous = span;
  }
  close();
  return slices;
}

/** The trace id is the first field of a span: tag, length, 16 bytes. */
function hasSameTraceId(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a.subarray(0, 18), b.subarray(0, 18)) === 0;
}
