import type { SpanRecord } from '@gander/core/span-record';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { createRowInsert, type RowInsert } from '../queries/row-insert.ts';
import {
  hasSameSharedValues,
  listSpanColumns,
  SHARED_SPAN_COLUMNS,
  type SpanPlace,
  type SpanShape,
  toSharedSpanValues,
  toSpanShape,
  writeSpan,
} from '../rows/span-shape.ts';

/** The prepared insert for spans of a shape. */
export type GetSpanInsert = (shape: SpanShape) => RowInsert;

/** Each is prepared for one connection when the first span of its shape comes. */
export function createSpanInserts(connection: SqlConnection): GetSpanInsert {
  const inserts = new Map<SpanShape, RowInsert>();
  return (shape) => {
    let insert = inserts.get(shape);
    if (insert === undefined) {
      insert = createRowInsert(connection, {
        table: 'spans',
        sharedColumns: SHARED_SPAN_COLUMNS,
        columns: listSpanColumns(shape),
      });
      inserts.set(shape, insert);
    }
    return insert;
  };
}

/** Span rows of one write, sorted as they are added by what they have and what they have in common. */
export class SpanBatch {
  readonly #lots = new Map<string, SpanLot>();
  /** By shape, the lot that was added to last: the next span of the shape mostly belongs there as well. */
  readonly #last: SpanLot[] = [];

  add(place: SpanPlace, spans: readonly SpanRecord[]): void {
    for (const span of spans) {
      const lot = this.#findLot(span);
      lot.places.push(place);
      lot.spans.push(span);
    }
  }

  async insert(trx: SqlExecutor, getInsert: GetSpanInsert): Promise<void> {
    for (const { shape, shared, places, spans } of this.#lots.values()) {
      await getInsert(shape)(trx, {
        shared,
        rowCount: spans.length,
        writeRow(values, offset, row) {
          writeSpan(values, offset, { shape, place: places[row] as SpanPlace, span: spans[row] as SpanRecord });
        },
      });
    }
  }

  #findLot(span: SpanRecord): SpanLot {
    const shape = toSpanShape(span);
    const last = this.#last[shape];
    if (last !== undefined && hasSameSharedValues(last.first, span)) return last;
    const shared = toSharedSpanValues(span);
    const key = JSON.stringify([shape, ...shared]);
    let lot = this.#lots.get(key);
    if (lot === undefined) {
      lot = { shape, shared, first: span, places: [], spans: [] };
      this.#lots.set(key, lot);
    }
    this.#last[shape] = lot;
    return lot;
  }
}

/** Spans of one shape that have the shared values in common. */
interface SpanLot {
  readonly shape: SpanShape;
  readonly shared: readonly unknown[];
  readonly first: SpanRecord;
  readonly places: SpanPlace[];
  readonly spans: SpanRecord[];
}
