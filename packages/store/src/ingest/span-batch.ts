import type { SpanRecord } from '@gander/core/span-record';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { createRowInsert, type RowInsert } from '../queries/bulk-insert.ts';
import {
  createSpanWriter,
  listSpanColumns,
  type PlacedSpan,
  SPAN_SHAPES,
  type SpanPlace,
  toSpanShape,
} from '../rows/span-shape.ts';

/** One prepared insert per shape of span. */
export type SpanInserts = readonly RowInsert<PlacedSpan>[];

/** Prepares them for one connection. */
export function createSpanInserts(connection: SqlConnection): SpanInserts {
  return SPAN_SHAPES.map((shape) =>
    createRowInsert(connection, {
      table: 'spans',
      columns: listSpanColumns(shape),
      writeValues: createSpanWriter(shape),
    }),
  );
}

/** Span rows of one write, sorted by shape as they are added. */
export interface SpanBatch {
  add(place: SpanPlace, spans: readonly SpanRecord[]): void;
  insert(trx: SqlExecutor): Promise<void>;
}

/** An empty one. */
export function createSpanBatch(inserts: SpanInserts): SpanBatch {
  const rowsByShape: PlacedSpan[][] = inserts.map(() => []);
  return {
    add(place, spans) {
      for (const span of spans) {
        const shape = toSpanShape(span);
        const rows = rowsByShape[shape];
        if (rows === undefined) throw new Error(`There is no span shape ${shape}`);
        rows.push({ place, span });
      }
    },
    async insert(trx) {
      for (const [shape, insert] of inserts.entries()) {
        const rows = rowsByShape[shape];
        if (rows !== undefined && rows.length > 0) await insert(trx, rows);
      }
    },
  };
}
