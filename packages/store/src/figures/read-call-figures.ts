import { CallCounter } from '@gander/core/figures/call-figures';
import type { TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { MatchingTraces } from '../facets/find-matching.ts';
import { findStretch } from '../facets/find-stretch.ts';
import { pickNewest, toPickable } from '../facets/pick-newest.ts';
import { toRoundBucket } from '../facets/round-bucket.ts';
import { padList } from '../queries/pad-list.ts';
import { SPAN_RECORD_COLUMNS, toSpanRecord } from '../rows/span-row.ts';
import { toBigInt } from '../schema/int64.ts';
import type { CallFigureReport } from '../trace-figure-store.ts';
import type { SeriesReading } from './read-trace-series.ts';

/** Looked at one by one. */
const MAX_SPANS = 40_000;
const TRACES_PER_STEP = 200;

/** Spans are counted outside of SQL: whether one repeats the tokens of another is told by the tree. */
export async function readCallFigures(
  db: SqlExecutor,
  { filter, bucketCount, matching }: SeriesReading,
): Promise<CallFigureReport> {
  const { picked, total } = await pickNewest(db, matching, MAX_SPANS);
  const { from, to } = await findStretch(db, { filter, matching });
  const bucketNano = toRoundBucket(to - from, bucketCount);
  const counter = new CallCounter(bucketNano);
  const traces = await listNewest(db, matching, picked);
  for (let start = 0; start < traces.length; start += TRACES_PER_STEP) {
    const step = traces.slice(start, start + TRACES_PER_STEP);
    const spans = await readSpans(
      db,
      step.map(({ traceKey }) => traceKey),
    );
    for (const { traceKey, traceId } of step) counter.add({ traceId, spans: spans.get(traceKey) ?? [] });
  }
  return {
    bucketNano,
    models: counter.listModels(),
    tools: counter.listTools(),
    sampleSize: matching.sampleSize === null && picked === total ? null : picked,
  };
}

interface PickedTrace {
  readonly traceKey: bigint;
  readonly traceId: TraceId;
}

async function listNewest(db: SqlExecutor, matching: MatchingTraces, limit: number): Promise<readonly PickedTrace[]> {
  if (limit === 0) return [];
  const rows = await toPickable(db, matching, MAX_SPANS)
    .select(['traces.trace_key', 'traces.trace_id'])
    .orderBy('traces.start_unix_nano', 'desc')
    .orderBy('traces.trace_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ traceKey: toBigInt(row.trace_key), traceId: row.trace_id as TraceId }));
}

async function readSpans(
  db: SqlExecutor,
  traceKeys: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly SpanRecord[]>> {
  const rows = await db
    .selectFrom('spans')
    .select(['trace_key', ...SPAN_RECORD_COLUMNS])
    .where('trace_key', 'in', padList(traceKeys))
    .execute();
  const spans = new Map<bigint, SpanRecord[]>();
  for (const row of rows) {
    const traceKey = toBigInt(row.trace_key);
    const known = spans.get(traceKey);
    if (known === undefined) spans.set(traceKey, [toSpanRecord(row)]);
    else known.push(toSpanRecord(row));
  }
  return spans;
}
