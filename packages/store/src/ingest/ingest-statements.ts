import type { SqlConnection } from '../dialects/sql-connection.ts';
import { createBulkInsert, type BulkInsert } from '../queries/bulk-insert.ts';
import { createKeyedInsert, type KeyedInsert } from '../queries/keyed-insert.ts';
import { createWriteTraceColumns, type WriteTraceColumns } from '../queries/write-trace-columns.ts';
import { TRACE_COLUMNS } from '../rows/trace-columns.ts';
import { createSpanInserts, type GetSpanInsert } from './span-batch.ts';

/** The statements of the hot path, each prepared once per store. */
export interface IngestStatements {
  readonly insertTrace: KeyedInsert;
  readonly insertRequestBody: KeyedInsert;
  readonly getSpanInsert: GetSpanInsert;
  readonly insertSpanChunks: BulkInsert;
  readonly insertLogChunks: BulkInsert;
  readonly writeTraceColumns: WriteTraceColumns;
  readonly insertOpenTraces: BulkInsert;
}

/** Prepares them for one connection. */
export function createIngestStatements(connection: SqlConnection): IngestStatements {
  return {
    writeTraceColumns: createWriteTraceColumns(),
    insertTrace: createKeyedInsert(connection, { table: 'traces', columns: TRACE_COLUMNS }),
    insertRequestBody: createKeyedInsert(connection, {
      table: 'request_bodies',
      columns: ['raw_size', 'encoding', 'payload'],
    }),
    getSpanInsert: createSpanInserts(connection),
    insertSpanChunks: createBulkInsert(connection, {
      table: 'span_chunks',
      columns: ['trace_key', 'chunk_no', 'raw_size', 'encoding', 'payload', 'body_key'],
    }),
    insertOpenTraces: createBulkInsert(connection, {
      table: 'open_traces',
      columns: ['trace_key', 'last_arrival_ms'],
    }),
    insertLogChunks: createBulkInsert(connection, {
      table: 'log_chunks',
      columns: [
        'trace_id',
        'experiment_id',
        'record_count',
        'time_unix_nano',
        'has_content',
        'digest',
        'raw_size',
        'encoding',
        'payload',
      ],
    }),
  };
}
