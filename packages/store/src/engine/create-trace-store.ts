import type { SqlConnection } from '../dialects/sql-connection.ts';
import { countTraces } from '../queries/count-traces.ts';
import { findSpanChunk } from '../queries/find-span-chunk.ts';
import { findSpan } from '../queries/find-span.ts';
import { findTrace } from '../queries/find-trace.ts';
import { findTracesWithLogs } from '../queries/find-traces-with-logs.ts';
import { findTraceAliases } from '../queries/find-trace-aliases.ts';
import { listLogChunks } from '../queries/list-log-chunks.ts';
import { listNewestChunks } from '../queries/list-newest-chunks.ts';
import { listSpans } from '../queries/list-spans.ts';
import { listTraces } from '../queries/list-traces.ts';
import { readChunks } from '../queries/read-chunks.ts';
import { readLogChunks } from '../queries/read-log-chunks.ts';
import { readLogVersion } from '../queries/read-log-version.ts';
import { readSpanChunks } from '../queries/read-span-chunks.ts';
import { readSpansById } from '../queries/read-spans-by-id.ts';
import { readTraceKeys } from '../queries/read-trace-keys.ts';
import { searchTraces } from '../search/traces/search-traces.ts';
import type { TraceStore } from '../trace-store.ts';

/** The read side of a SQL database. */
export function createTraceStore(connection: SqlConnection): TraceStore {
  const { dialect } = connection;
  return {
    listTraces: (filter, page) => connection.read((db) => listTraces(db, { filter, page, dialect })),
    searchTraces: (search) => connection.read((db) => searchTraces(db, dialect, search)),
    countTraces: (filter) => connection.read((db) => countTraces(db, { filter, dialect })),
    findTrace: (traceId) => connection.read((db) => findTrace(db, traceId)),
    listSpans: (traceId, page) => connection.read((db) => listSpans(db, { traceId, page })),
    findSpan: (traceId, spanId) => connection.read((db) => findSpan(db, { traceId, spanId })),
    listNewestChunks: (traceId, page) => connection.read((db) => listNewestChunks(db, { traceId, page })),
    readSpans: (traceId, spanIds) =>
      connection.read(async (db) => {
        const traceKey = (await readTraceKeys(db, [traceId])).get(traceId);
        return traceKey === undefined || spanIds.length === 0 ? [] : readSpansById(db, { traceKey, spanIds });
      }),
    readChunks: (traceId) => connection.read((db) => readChunks(db, traceId)),
    findSpanChunk: (traceId, spanId) => connection.read((db) => findSpanChunk(db, { traceId, spanId })),
    readSpanChunks: (traceId, spanIds) => connection.read((db) => readSpanChunks(db, { traceId, spanIds })),
    findTraceAliases: (ids) => connection.read((db) => findTraceAliases(db, ids)),
    findTracesWithLogs: (traceIds) => connection.read((db) => findTracesWithLogs(db, traceIds)),
    listLogChunks: (traceId, page) => connection.read((db) => listLogChunks(db, { traceId, page })),
    readLogVersion: (traceId) => connection.read((db) => readLogVersion(db, traceId)),
    readLogChunks: (traceId) => connection.read((db) => readLogChunks(db, traceId)),
  };
}
