import { setImmediate as nextTurn } from 'node:timers/promises';

import { AppError } from '@gander/core/errors';
import { TRACE_TAGS } from '@gander/core/trace-keys';

import { deleteInBatches } from '../deletion/delete-in-batches.ts';
import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import { createIngestStatements } from '../ingest/ingest-statements.ts';
import type { ChangedTrace } from '../ingest-store.ts';
import { deleteTraceTag } from '../queries/delete-trace-tag.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { readTraceInfos } from '../queries/read-trace-infos.ts';
import { writePromptLinks, writeRunLinks } from '../queries/write-trace-links.ts';
import { writeTraceTags } from '../queries/write-trace-tags.ts';
import { writeReportAnew, requireHead, toChanged, writeTraceEnd, writeTraceInfo } from '../reports/write-trace-info.ts';
import type { ReportDeps } from '../reports/write-report.ts';
import { writeUploadedSpans } from '../reports/write-uploaded-spans.ts';
import type { TraceInfoStore, TraceTagsChange } from '../trace-info-store.ts';

export interface TraceInfoStoreDeps {
  readonly connection: SqlConnection;
  /** Spans up to which every write rolls its trace up in full. */
  readonly fullRollUpSpans: number;
  readonly nowMs: () => number;
}

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
        // Ingest may be waiting.
        await nextTurn();
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
