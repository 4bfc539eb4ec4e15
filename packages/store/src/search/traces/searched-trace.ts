import type { SpanId } from '@gander/core/ids';
import { readLogRecords } from '@gander/core/search-text/log-texts';
import { addLogTexts, type SpanPayload, readSpanPayloads } from '@gander/core/search-text/span-payload';

import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { readContentLogs } from '../../queries/read-content-logs.ts';
import type { InflatedBodies } from '../../chunks/inflated-bodies.ts';
import { readTraceChunks } from '../../queries/read-trace-chunks.ts';
import { toBigInt, toBigIntOrNull } from '../../schema/int64.ts';

/** A span as filters outside of SQL see it. */
export interface SearchedSpan {
  readonly spanId: SpanId;
  readonly parentSpanId: SpanId | null;
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly model: string | null;
  readonly provider: string | null;
  readonly service: string | null;
  readonly tool: string | null;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint | null;
  /** Only where it was asked for. */
  readonly payload: () => SpanPayload | undefined;
}

/** What must be read of a trace to decide. */
export interface ReadingNeeds {
  readonly columns: boolean;
  readonly payload: boolean;
}

export interface TraceReading {
  readonly traceKey: bigint;
  readonly needs: ReadingNeeds;
  /** Of the walk through many traces. */
  readonly bodies: InflatedBodies;
}

/** The spans of a trace. Of one that came twice, the newest payload. */
export interface SearchedTrace {
  readonly spans: readonly SearchedSpan[];
  readonly payloads: ReadonlyMap<string, SpanPayload>;
}

/** Reads what filters look at. */
export async function readSearchedTrace(
  db: SqlExecutor,
  { traceKey, needs, bodies }: TraceReading,
): Promise<SearchedTrace> {
  const payloads = needs.payload ? await readPayloads(db, { traceKey, bodies }) : new Map<string, SpanPayload>();
  if (!needs.columns) return { spans: [], payloads };
  const rows = await db
    .selectFrom('spans')
    .select(['span_id', 'parent_span_id', 'name', 'type', 'status', 'model', 'provider', 'start_unix_nano'])
    .select(['end_unix_nano', 'service_name', 'tool_name'])
    .where('trace_key', '=', traceKey)
    .execute();
  const spans = rows.map((row) => ({
    spanId: row.span_id as SpanId,
    parentSpanId: row.parent_span_id as SpanId | null,
    name: row.name,
    type: row.type,
    status: row.status,
    model: row.model,
    provider: row.provider,
    service: row.service_name,
    tool: row.tool_name,
    startUnixNano: toBigInt(row.start_unix_nano),
    endUnixNano: toBigIntOrNull(row.end_unix_nano),
    payload: () => payloads.get(row.span_id),
  }));
  return { spans, payloads };
}

async function readPayloads(
  db: SqlExecutor,
  { traceKey, bodies }: Omit<TraceReading, 'needs'>,
): Promise<Map<string, SpanPayload>> {
  const payloads = new Map<string, SpanPayload>();
  for (const { bytes } of await readTraceChunks(db, { traceKey, bodies })) {
    for (const payload of readSpanPayloads(bytes)) payloads.set(payload.spanId, payload);
  }
  const logs = (await readContentLogs(db, [traceKey])).get(traceKey) ?? [];
  for (const [spanId, records] of Map.groupBy(logs.flatMap(readLogRecords), (record) => record.spanId)) {
    const payload = payloads.get(spanId);
    if (payload !== undefined) payloads.set(spanId, addLogTexts(payload, records));
  }
  return payloads;
}
