import type { SpanId } from '@gander/core/ids';
import type { SpanRecord, SpanStatus } from '@gander/core/span-record';
import type { Selectable } from 'kysely';

import { toBigInt, toBigIntOrNull } from '../schema/int64.ts';
import type { SpansTable } from '../schema/tables.ts';
import { toUsage, USAGE_COLUMNS } from './usage-columns.ts';

/** What {@link toSpanRecord} needs. */
export const SPAN_RECORD_COLUMNS = [
  'span_id',
  'parent_span_id',
  'name',
  'kind',
  'type',
  'status',
  'start_unix_nano',
  'end_unix_nano',
  'service_name',
  'model',
  'provider',
  'tool_name',
  ...USAGE_COLUMNS,
  'cost_usd',
  'response_id',
  'session_id',
  'user_id',
] as const satisfies readonly (keyof SpansTable)[];

export type SpanRow = Pick<Selectable<SpansTable>, (typeof SPAN_RECORD_COLUMNS)[number]>;

/** A row as the value that the rest of Gander knows. */
export function toSpanRecord(row: SpanRow): SpanRecord {
  return {
    spanId: row.span_id as SpanId,
    parentSpanId: row.parent_span_id as SpanId | null,
    name: row.name,
    kind: Number(row.kind),
    type: row.type,
    status: row.status as SpanStatus,
    startUnixNano: toBigInt(row.start_unix_nano),
    endUnixNano: toBigIntOrNull(row.end_unix_nano),
    serviceName: row.service_name,
    model: row.model,
    provider: row.provider,
    toolName: row.tool_name,
    usage: toUsage(row),
    costUsd: row.cost_usd,
    responseId: row.response_id,
    sessionId: row.session_id,
    userId: row.user_id,
  };
}
