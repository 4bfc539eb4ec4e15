import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';
import type { TraceEnd, TraceInfoWrite, TraceReport } from '@gander/core/trace-info';
import { TRACE_TAGS } from '@gander/core/trace-keys';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace } from '../ingest-store.ts';
import { createReportedTrace } from '../queries/create-reported-trace.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { readTraceReport } from '../queries/read-trace-report.ts';
import { readTraceTags } from '../queries/read-trace-tags.ts';
import { requireActiveExperiment } from '../queries/require-active-experiment.ts';
import { writeTraceTags } from '../queries/write-trace-tags.ts';
import type { TraceHead } from '../rows/trace-head.ts';
import { toTraceLocation } from './to-trace-location.ts';
import { NO_FACTS, toTraceReport } from './to-trace-report.ts';
import { type ReportDeps, writeReport } from './write-report.ts';

const NANOS_PER_MS = 1_000_000n;

/** What a client says when it starts a trace, or says about one that is there. */
export async function writeTraceInfo(
  trx: SqlExecutor,
  { traceId, info }: { readonly traceId: TraceId; readonly info: TraceInfoWrite },
  deps: ReportDeps,
): Promise<ChangedTrace> {
  const { experimentId } = info;
  const { artifactLocation } = await requireActiveExperiment(trx, experimentId);
  const known = await findHead(trx, traceId);
  if (known === undefined) await createReportedTrace(trx, { traceId, experimentId });
  else if (known.experimentId !== experimentId) await moveTrace(trx, known, Number(experimentId));
  const head = known ?? (await requireHead(trx, traceId));
  const earlier = await readTraceReport(trx, head.traceKey);
  const location = { key: TRACE_TAGS.artifactLocation, value: toTraceLocation(artifactLocation, traceId) };
  await writeKeyValues(trx, head, { ...info, tags: [...info.tags, location] });
  await rewriteReport(trx, head, {
    deps,
    facts: {
      ...NO_FACTS,
      clientRequestId: info.clientRequestId,
      state: info.state,
      startMs: info.startMs,
      durationMs: info.durationMs,
      inputPreview: info.inputPreview ?? earlier?.inputPreview ?? null,
      outputPreview: info.outputPreview ?? earlier?.outputPreview ?? null,
    },
  });
  return { traceId, experimentId };
}

/** What a client of the old protocol says when its trace has ended. */
export async function writeTraceEnd(
  trx: SqlExecutor,
  { traceId, end }: { readonly traceId: TraceId; readonly end: TraceEnd },
  deps: ReportDeps,
): Promise<ChangedTrace> {
  const head = await requireHead(trx, traceId);
  const earlier = await readTraceReport(trx, head.traceKey);
  await writeKeyValues(trx, head, end);
  const startMs = earlier?.startMs ?? head.startUnixNano / NANOS_PER_MS;
  await rewriteReport(trx, head, {
    deps,
    facts: { ...NO_FACTS, ...earlier, state: end.state, startMs, durationMs: end.endMs - startMs },
  });
  return toChanged(head);
}

/** After tags have changed: some of them say something about the trace. */
export async function writeReportAnew(trx: SqlExecutor, head: TraceHead, deps: ReportDeps): Promise<ChangedTrace> {
  const facts = (await readTraceReport(trx, head.traceKey)) ?? NO_FACTS;
  await rewriteReport(trx, head, { deps, facts });
  return toChanged(head);
}

/** Throws `not_found` in the words of MLflow's server. */
export async function requireHead(trx: SqlExecutor, traceId: TraceId): Promise<TraceHead> {
  const head = await findHead(trx, traceId);
  if (head === undefined) throw new AppError('not_found', `Trace with ID '${traceId}' not found.`, { traceId });
  return head;
}

/** What callers publish. */
export function toChanged({ traceId, experimentId }: TraceHead): ChangedTrace {
  return { traceId, experimentId };
}

async function findHead(trx: SqlExecutor, traceId: TraceId): Promise<TraceHead | undefined> {
  const [head] = await readTraceHeads(trx, [traceId]);
  return head;
}

async function moveTrace(trx: SqlExecutor, { traceKey }: TraceHead, experimentId: number): Promise<void> {
  await trx.updateTable('traces').set({ experiment_id: experimentId }).where('trace_key', '=', traceKey).execute();
}

interface KeyValues {
  readonly tags: readonly KeyValue[];
  readonly metadata: readonly KeyValue[];
}

async function writeKeyValues(trx: SqlExecutor, { traceKey }: TraceHead, { tags, metadata }: KeyValues): Promise<void> {
  await writeTraceTags(trx, { table: 'trace_tags', traceKey, tags });
  await writeTraceTags(trx, { table: 'trace_metadata', traceKey, tags: metadata });
}

interface ReportRewrite {
  readonly facts: Parameters<typeof toTraceReport>[0];
  readonly deps: ReportDeps;
}

async function rewriteReport(trx: SqlExecutor, head: TraceHead, { facts, deps }: ReportRewrite): Promise<void> {
  const tags = await readTraceTags(trx, 'trace_tags', [head.traceKey]);
  const metadata = await readTraceTags(trx, 'trace_metadata', [head.traceKey]);
  const report: TraceReport = toTraceReport(facts, {
    tags: tags.get(head.traceKey) ?? [],
    metadata: metadata.get(head.traceKey) ?? [],
  });
  await writeReport(trx, { head, report }, deps);
}
