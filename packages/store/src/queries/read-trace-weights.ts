import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { DoomedTrace } from './doomed-trace.ts';
import { padList } from './pad-list.ts';

/** A chunk of payload weighs as much as the pages that it fills: one for each so many bytes before compression. */
export const PAYLOAD_BYTES_PER_UNIT = 8192;

/** What is blanked in a body that others share is compressed anew: about three milliseconds for 400 KiB, as long as this many rows take. */
export const UNITS_PER_BODY = 250;

/**
 * What it takes to delete each of the traces, in rows: one for a span, and for a payload one more for each page of it. What
 * is blanked in bodies that others share comes on top, {@link UNITS_PER_BODY} each. At least one trace, a few hundred at most.
 */
export async function readTraceWeights(
  db: SqlExecutor,
  traces: readonly DoomedTrace[],
): Promise<ReadonlyMap<bigint, number>> {
  const keys = padList(traces.map(({ traceKey }) => traceKey));
  const spans = await db
    .selectFrom('spans')
    .select((eb) => ['trace_key', eb.fn.countAll().as('row_count')])
    .where('trace_key', 'in', keys)
    .groupBy('trace_key')
    .execute();
  const chunks = await db
    .selectFrom('span_chunks')
    .select((eb) => ['trace_key', eb.fn.countAll().as('row_count'), eb.fn.sum('raw_size').as('byte_count')])
    .where('trace_key', 'in', keys)
    .groupBy('trace_key')
    .execute();
  const logs = await db
    .selectFrom('log_chunks')
    .select((eb) => ['trace_id', eb.fn.countAll().as('row_count'), eb.fn.sum('raw_size').as('byte_count')])
    .where('trace_id', 'in', padList(traces.map(({ traceId }) => traceId)))
    .groupBy('trace_id')
    .execute();
  const spansOf = new Map(spans.map((row) => [BigInt(row.trace_key), Number(row.row_count)]));
  const chunksOf = new Map(chunks.map((row) => [BigInt(row.trace_key), toUnits(row)]));
  const logsOf = new Map(logs.map((row) => [row.trace_id as string, toUnits(row)]));
  return new Map(
    traces.map(({ traceKey, traceId }) => [
      traceKey,
      1 + (spansOf.get(traceKey) ?? 0) + (chunksOf.get(traceKey) ?? 0) + (logsOf.get(traceId) ?? 0),
    ]),
  );
}

type Countable = bigint | number | string | null;

function toUnits({ row_count, byte_count }: { row_count: Countable; byte_count: Countable }): number {
  return Number(row_count) + Math.ceil(Number(byte_count) / PAYLOAD_BYTES_PER_UNIT);
}
