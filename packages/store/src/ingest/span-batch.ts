import type { SpanRecord } from '@gander/core/span-record';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { createBulkInsert, type BulkInsert } from '../queries/bulk-insert.ts';
import { appendSpanParameters, listSpanColumns, SPAN_SHAPES, toSpanShape, type SpanPlace } from '../rows/span-shape.ts';

/** One prepared insert per shape of span. */
export type SpanInserts = readonly BulkInsert[];

/** Prepares them for one connection. */
export function createSpanInserts(connection: SqlConnection): SpanInserts {
  return SPAN_SHAPES.map((shape) => createBulkInsert(connection, { table: 'spans', columns: listSpanColumns(shape) }));
}

/** Span rows of one write, sorted by shape as they are added. */
export interface SpanBatch {
  add(place: SpanPlace, spans: readonly SpanRecord[]): void;
  insert(trx: SqlExecutor): Promise<void>;
}

/** An empty one. */
export function createSpanBatch(inserts: SpanInserts): SpanBatch {
  const parametersByShape: unknown[][] = inserts.map(() => []);
  return {
    add(place, spans) {
      for (const span of spans) {
        const shape = toSpanShape(span);
        const parameters = parametersByShape[shape];
        if (parameters === undefined) throw new Error(`There is no span shape ${shape}`);
        appendSpanParameters(parameters, { shape, place, span });
      }
    },
    async insert(trx) {
      for (const [shape, insert] of inserts.entries()) {
        const parameters = parametersByShape[shape];
        if (parameters !== undefined && parameters.length > 0) await insert(trx, parameters);
      }
    },
  };
}
