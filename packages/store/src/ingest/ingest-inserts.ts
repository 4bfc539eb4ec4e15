import type { SqlConnection } from '../dialects/sql-connection.ts';
import { createBulkInsert, type BulkInsert } from '../queries/bulk-insert.ts';
import { TRACE_COLUMNS } from '../rows/trace-columns.ts';
import { createSpanInserts, type SpanInserts } from './span-batch.ts';

/** The inserts of the hot path, each prepared once per store. */
export interface IngestInserts {
  readonly insertTraces: BulkInsert;
  readonly spans: SpanInserts;
  readonly insertSpanChunks: BulkInsert;
  readonly insertLogChunks: BulkInsert;
  readonly insertOpenTraces: BulkInsert;
}

/** Prepares them for one connection. */
export function createIngestInserts(connection: SqlConnection): IngestInserts {
  return {
    insertTraces: createBulkInsert(connection, { table: 'traces', columns: TRACE_COLUMNS }),
    spans: createSpanInserts(connection),
    insertSpanChunks: createBulkInsert(connection, {
      table: 'span_chunks',
      columns: ['trace_key', 'chunk_no', 'raw_size', 'encoding', 'payload'],
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
