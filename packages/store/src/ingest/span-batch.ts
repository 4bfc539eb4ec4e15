import type { SpanRecord } from '@gander/core/span-record';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { createRowInsert, type RowInsert } from '../queries/row-insert.ts';
import {
  hasSameSharedValues,
  listSpanColumns,
  SHARED_SPAN_COLUMNS,
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

export interface SpanPlace {
  readonly traceKey: bigint;
  readonly chunkNo: number;
}

/** Span rows of one write, sorted as they are added by what they have and what they have in common. */
export class SpanBatch {
  readonly #lots: SpanLot[] = [];
  readonly #lotByKey = new Map<string, SpanLot>();
  /** By shape, the lot that was added to last: the next span of the shape mostly belongs there as well. */
  readonly #last: SpanLot[] = [];

  add({ traceKey, chunkNo }: SpanPlace, spans: readonly SpanRecord[]): void {
    for (const span of spans) {
      const lot = this.#findLot(span, chunkNo);
      lot.traceKeys.push(traceKey);
      lot.spans.push(span);
    }
  }

  async insert(trx: SqlExecutor, getInsert: GetSpanInsert): Promise<void> {
    for (const { shape, first, chunkNo, traceKeys, spans } of this.#lots) {
      await getInsert(shape)(trx, {
        shared: toSharedSpanValues(first, chunkNo),
        rowCount: spans.length,
        writeRow(values, offset, row) {
          writeSpan(values, offset, { shape, traceKey: traceKeys[row] as bigint, span: spans[row] as SpanRecord });
        },
      });
    }
  }

  #findLot(span: SpanRecord, chunkNo: number): SpanLot {
    const shape = toSpanShape(span);
    const last = this.#last[shape];
    if (last !== undefined && last.chunkNo === chunkNo && hasSameSharedValues(last.first, span)) return last;
    // Different values may have the same key, as null and the empty text have: then there is a lot more.
    const key = `${shape}\0${toSharedSpanValues(span, chunkNo).join('\0')}`;
    let lot = this.#lotByKey.get(key);
    if (lot === undefined || !hasSameSharedValues(lot.first, span)) {
      lot = { shape, chunkNo, first: span, traceKeys: [], spans: [] };
      this.#lots.push(lot);
      this.#lotByKey.set(key, lot);
    }
    this.#last[shape] = lot;
    return lot;
  }
}

/** Spans of one shape that have the shared values in common. */
interface SpanLot {
  readonly shape: SpanShape;
  readonly chunkNo: number;
  readonly first: SpanRecord;
  readonly traceKeys: bigint[];
  readonly spans: SpanRecord[];
}
