import type { TraceId } from '@gander/core/ids';
import type { TraceInfo } from '@gander/core/trace-info';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toTraceLocation } from '../reports/to-trace-location.ts';
import { toTraceReport, TRACE_REPORT_COLUMNS } from '../rows/trace-report-row.ts';
import { toTraceSummary, TRACE_SUMMARY_COLUMNS } from '../rows/trace-row.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList, sliceList } from './pad-list.ts';
import { readTraceTags } from './read-trace-tags.ts';

/** Those of the traces that exist, in the order in which they are named. */
export async function readTraceInfos(db: SqlExecutor, traceIds: readonly TraceId[]): Promise<readonly TraceInfo[]> {
  const infos = new Map<string, TraceInfo>();
  for (const slice of sliceList(traceIds)) {
    const rows = await readRows(db, slice);
    const traceKeys = rows.map((row) => toBigInt(row.trace_key));
    if (traceKeys.length === 0) continue;
    const tags = await readTraceTags(db, 'trace_tags', traceKeys);
    const metadata = await readTraceTags(db, 'trace_metadata', traceKeys);
    const reports = await readReports(db, rows);
    for (const row of rows) {
      const traceKey = toBigInt(row.trace_key);
      infos.set(row.trace_id, {
        summary: toTraceSummary(row),
        report: reports.get(traceKey) ?? null,
        clientRequestId: reports.get(traceKey)?.clientRequestId ?? row.client_request_id,
        artifactLocation: toTraceLocation(row.artifact_location, row.trace_id as TraceId),
        // A deleted trace's key is given out again, but not at the same version of the index.
        revision: `${traceKey}.${row.chunk_count}.${row.index_version}`,
        hasTrackedSpans: Number(row.chunk_count) > Number(row.uploaded_chunk_count),
        tags: tags.get(traceKey) ?? [],
        metadata: metadata.get(traceKey) ?? [],
      });
    }
  }
  return traceIds.flatMap((traceId) => infos.get(traceId) ?? []);
}

type InfoRow = Awaited<ReturnType<typeof readRows>>[number];

/** With the version of the index: by the same statement, so that it is of the same moment. */
function readRows(db: SqlExecutor, traceIds: readonly TraceId[]) {
  return db
    .selectFrom('traces')
    .innerJoin('experiments', 'experiments.experiment_id', 'traces.experiment_id')
    .select(TRACE_SUMMARY_COLUMNS.map((column) => `traces.${column}` as const))
    .select([
      'traces.trace_key',
      'traces.chunk_count',
      'traces.uploaded_chunk_count',
      'traces.has_report',
      'traces.client_request_id',
      'experiments.artifact_location',
    ])
    .select((eb) => eb.selectFrom('search_progress').select('version').as('index_version'))
    .where('traces.trace_id', 'in', padList(traceIds))
    .execute();
}

async function readReports(db: SqlExecutor, rows: readonly InfoRow[]) {
  const traceKeys = rows.filter((row) => Number(row.has_report) === 1).map((row) => toBigInt(row.trace_key));
  if (traceKeys.length === 0) return new Map<bigint, ReturnType<typeof toTraceReport>>();
  const reports = await db
    .selectFrom('trace_reports')
    .select('trace_key')
    .select(TRACE_REPORT_COLUMNS)
    .where('trace_key', 'in', padList(traceKeys))
    .execute();
  return new Map(reports.map((report) => [toBigInt(report.trace_key), toTraceReport(report)]));
}
