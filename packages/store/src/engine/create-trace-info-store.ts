import { AppError } from '@gander/core/errors';
import { TRACE_TAGS } from '@gander/core/trace-keys';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { createIngestStatements } from '../ingest/ingest-statements.ts';
import type { ChangedTrace } from '../ingest-store.ts';
import { deleteTraceTag } from '../queries/delete-trace-tag.ts';
import { deleteTraces } from '../queries/delete-traces.ts';
import { writeLowerSearchMark } from '../queries/write-lower-search-mark.ts';
import type { DoomedTrace } from '../queries/doomed-trace.ts';
import { listNamedTraces } from '../queries/list-named-traces.ts';
import { listOldTraces } from '../queries/list-old-traces.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { readTraceInfos } from '../queries/read-trace-infos.ts';
import { writePromptLinks, writeRunLinks } from '../queries/write-trace-links.ts';
import { writeTraceTags } from '../queries/write-trace-tags.ts';
import { writeReportAnew, requireHead, toChanged, writeTraceEnd, writeTraceInfo } from '../reports/write-trace-info.ts';
import type { ReportDeps } from '../reports/write-report.ts';
import { writeUploadedSpans } from '../reports/write-uploaded-spans.ts';
import type { TraceDeletion, TraceInfoStore, TraceTagsChange } from '../trace-info-store.ts';

export interface TraceInfoStoreDeps {
  readonly connection: SqlConnection;
  /** Spans up to which every write rolls its trace up in full. */
  readonly fullRollUpSpans: number;
  readonly nowMs: () => number;
}

/** Traces deleted in one transaction: a trace may have thousands of spans, and ingest waits meanwhile. */
const DELETION_BATCH = 100;
const CHANGE_BATCH = 100;

/** What a SQL database knows about traces beside their spans. */
export function createTraceInfoStore({ connection, fullRollUpSpans, nowMs }: TraceInfoStoreDeps): TraceInfoStore {
  const { dialect } = connection;
  const statements = createIngestStatements(connection);
  const deps = { writeTraceColumns: statements.writeTraceColumns, statements, fullRollUpSpans, nowMs };
  return {
    readTraceInfos: (traceIds) =>
      traceIds.length === 0 ? Promise.resolve([]) : connection.read((db) => readTraceInfos(db, traceIds)),
    writeTraceInfo: (traceId, info) => connection.transaction((trx) => writeTraceInfo(trx, { traceId, info }, deps)),
    writeTraceEnd: (traceId, end) => connection.transaction((trx) => writeTraceEnd(trx, { traceId, end }, deps)),
    writeTraceTag: (traceId, tag) =>
      connection.transaction(async (trx) => {
        const head = await requireHead(trx, traceId);
        await writeTraceTags(trx, { table: 'trace_tags', traceKey: head.traceKey, tags: [tag] });
        return tag.key === TRACE_TAGS.name ? writeReportAnew(trx, head, deps) : toChanged(head);
      }),
    deleteTraceTag: (traceId, key) =>
      connection.transaction(async (trx) => {
        const head = await requireHead(trx, traceId);
        if (!(await deleteTraceTag(trx, { traceKey: head.traceKey, key }))) {
          throw new AppError('not_found', `No trace tag with key '${key}' for trace with ID '${traceId}'`, { traceId });
        }
        return key === TRACE_TAGS.name ? writeReportAnew(trx, head, deps) : toChanged(head);
      }),
    changeTraceTags: async (change) => {
      const changed: ChangedTrace[] = [];
      for (let start = 0; start < change.traceIds.length; start += CHANGE_BATCH) {
        const traceIds = change.traceIds.slice(start, start + CHANGE_BATCH);
        changed.push(...(await connection.transaction((trx) => changeTags(trx, { ...change, traceIds }, deps))));
      }
      return changed;
    },
    deleteTraces: (deletion) => deleteInBatches(connection, deletion),
    linkTracesToRun: (runId, traceIds) =>
      connection.transaction((trx) => writeRunLinks(trx, dialect, { runId, traceIds })),
    linkPrompts: (traceId, prompts) =>
      connection.transaction((trx) => writePromptLinks(trx, dialect, { traceId, prompts })),
    writeUploadedSpans: (write) => connection.transaction((trx) => writeUploadedSpans(trx, write, deps)),
  };
}

async function changeTags(
  trx: SqlExecutor,
  { experimentId, traceIds, set, remove }: TraceTagsChange,
  deps: ReportDeps,
): Promise<readonly ChangedTrace[]> {
  const heads = (await readTraceHeads(trx, traceIds)).filter((head) => head.experimentId === experimentId);
  const isNamed = [...set.map(({ key }) => key), ...remove].includes(TRACE_TAGS.name);
  for (const head of heads) {
    const { traceKey } = head;
    for (const key of remove) await deleteTraceTag(trx, { traceKey, key });
    await writeTraceTags(trx, { table: 'trace_tags', traceKey, tags: set });
    if (isNamed) await writeReportAnew(trx, head, deps);
  }
  return heads.map(toChanged);
}

async function deleteInBatches(connection: SqlConnection, deletion: TraceDeletion): Promise<readonly ChangedTrace[]> {
  const deleted: ChangedTrace[] = [];
  for (let batch = 0; ; batch += 1) {
    const doomed = await connection.transaction(async (trx) => {
      const traces = await listBatch(trx, deletion, { batch, deletedCount: deleted.length });
      if (traces !== undefined && traces.length > 0) {
        await deleteTraces(trx, traces);
        await writeLowerSearchMark(trx, connection.dialect);
      }
      return traces;
    });
    if (doomed === undefined) return deleted;
    for (const { traceId } of doomed) deleted.push({ traceId, experimentId: deletion.experimentId });
  }
}

interface DeletionProgress {
  readonly batch: number;
  readonly deletedCount: number;
}

/** `undefined` when all is done. */
async function listBatch(
  trx: SqlExecutor,
  deletion: TraceDeletion,
  { batch, deletedCount }: DeletionProgress,
): Promise<readonly DoomedTrace[] | undefined> {
  const { experimentId } = deletion;
  if ('traceIds' in deletion) {
    const traceIds = deletion.traceIds.slice(batch * DELETION_BATCH, (batch + 1) * DELETION_BATCH);
    return traceIds.length === 0 ? undefined : listNamedTraces(trx, { experimentId, traceIds });
  }
  const limit = Math.min(DELETION_BATCH, (deletion.maxTraces ?? Number.POSITIVE_INFINITY) - deletedCount);
  if (limit <= 0) return undefined;
  const traces = await listOldTraces(trx, { experimentId, maxTimestampMs: deletion.maxTimestampMs, limit });
  return traces.length === 0 ? undefined : traces;
}
