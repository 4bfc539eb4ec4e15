import type { SpanColumn } from '@gander/core/query/traces/trace-field';

import type { SpansTable } from '../schema/tables.ts';

/** What filters and facets ask of spans as it is stored; a duration is worked out instead. */
export type StoredSpanColumn = Exclude<SpanColumn, 'execution_time'>;

const COLUMNS = {
  name: 'name',
  type: 'type',
  status: 'status',
  model: 'model',
  provider: 'provider',
  service: 'service_name',
  tool: 'tool_name',
} as const satisfies Record<StoredSpanColumn, keyof SpansTable>;

/** The column of the table that holds it. */
export function toSpanColumn(column: StoredSpanColumn): `spans.${keyof SpansTable}` {
  return `spans.${COLUMNS[column]}`;
}
