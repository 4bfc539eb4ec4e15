import type { TraceMetricsQuery } from '@gander/core/trace-metrics/trace-metrics-query';
import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { toUsage, USAGE_COLUMNS, type UsageRow } from '../rows/usage-columns.ts';
import { toBigInt } from '../schema/int64.ts';
import type { CostedSpan } from '../trace-metrics-store.ts';
import { FACT_VALUE, type FactValue, toFactQuery } from './trace-metrics/to-fact-query.ts';
import { toGroupKey } from './trace-metrics/to-group-key.ts';
import { createForeignCursorError, decodeSortCursor, encodeSortCursor } from './sort-cursor.ts';
import { toRowLimit } from './to-page.ts';

const CURSOR_KIND = 'costed-spans';

/** One page of the spans behind a metric of costs, by their keys. */
export async function listCostedSpans(
  db: SqlExecutor,
  query: TraceMetricsQuery,
  { limit, cursor }: PageRequest,
): Promise<Page<CostedSpan>> {
  if (query.experimentIds.length === 0) return { items: [], nextCursor: null };
  let spans = toFactQuery(db, { ...query, metric: { view: 'SPANS', name: 'total_cost' } })
    .select(COLUMNS.map((column) => sql.ref<FactValue>(`spans.${column}`).as(column)))
    .orderBy('traces.trace_key')
    .orderBy(sql.ref('spans.span_id'))
    .limit(toRowLimit(limit));
  if (cursor !== undefined) {
    const [traceKey, spanId] = decodeSortCursor(CURSOR_KIND, cursor);
    if (typeof traceKey !== 'number' || typeof spanId !== 'string') throw createForeignCursorError();
    spans = spans.where((eb) =>
      eb.or([
        eb('traces.trace_key', '>', traceKey),
        eb.and([eb('traces.trace_key', '=', traceKey), sql<boolean>`${sql.ref('spans.span_id')} > ${spanId}`]),
      ]),
    );
  }
  const rows = await spans.execute();
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map((row) => toCostedSpan(row, query)),
    nextCursor:
      last === undefined ? null : encodeSortCursor(CURSOR_KIND, [Number(last['trace_key']), toText(last, 'span_id')]),
  };
}

const COLUMNS = ['trace_key', 'span_id', 'type', 'model', 'provider', 'start_unix_nano', ...USAGE_COLUMNS] as const;

type FactRow = Readonly<Record<string, FactValue>>;

function toCostedSpan(row: FactRow, query: TraceMetricsQuery): CostedSpan {
  return {
    ...toGroupKey(row, query),
    type: toText(row, 'type') ?? '',
    model: toText(row, 'model'),
    provider: toText(row, 'provider'),
    usage: toUsage(row as unknown as UsageRow),
    costUsd: Number(row[FACT_VALUE]),
    startUnixNano: toBigInt(row['start_unix_nano'] ?? 0),
  };
}

function toText(row: FactRow, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}
