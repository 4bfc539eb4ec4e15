import type { TraceId } from '@gander/core/ids';

import type { BodyCut } from '../chunks/body-cut.ts';
import { InflatedBodies } from '../chunks/inflated-bodies.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace, RequestBody } from '../ingest-store.ts';
import { deleteOpenTraces } from '../queries/delete-open-traces.ts';
import { deletePendingRollUp } from '../queries/delete-pending-roll-up.ts';
import { deleteSpans } from '../queries/delete-spans.ts';
import { writeRequestBodies } from '../queries/write-request-bodies.ts';
import { writeSpanFields } from '../queries/write-span-fields.ts';
import { writePendingRollUp } from '../queries/write-pending-roll-up.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { toTraceParameters } from '../rows/trace-columns.ts';
import { type LabeledTrace, writeLabels } from '../labels/write-labels.ts';
import type { IngestStatements } from './ingest-statements.ts';
import { planNewTrace } from './plan-new-trace.ts';
import { planTraceMerge } from './plan-trace-merge.ts';
import { SpanBatch } from './span-batch.ts';
import type { TraceDelivery } from './trace-delivery.ts';
import type { TracePlan } from './trace-plan.ts';

export interface TraceIngest {
  readonly deliveries: readonly TraceDelivery[];
  readonly statements: IngestStatements;
  readonly fullRollUpSpans: number;
  readonly nowMs: number;
}

/** Writes the spans of many traces inside the caller's transaction. One statement per new trace and per body; spans go in lots. */
export async function writeTraces(trx: SqlExecutor, ingest: TraceIngest): Promise<readonly ChangedTrace[]> {
  if (ingest.deliveries.length === 0) return [];
  const plans = await planTraces(trx, ingest);
  const traceKeys = await writeTraceRows(trx, plans, ingest.statements);
  await writeOpenTraces(trx, { plans, traceKeys, ingest });
  const bodyKeys = await writeRequestBodies(trx, {
    bodies: listBodies(plans),
    insertRequestBody: ingest.statements.insertRequestBody,
  });
  const chunkParameters: unknown[] = [];
  const spans = new SpanBatch();
  const labeled: LabeledTrace[] = [];
  for (const plan of plans) {
    const traceKey = plan.traceKey ?? traceKeys.get(plan.traceId);
    if (traceKey === undefined) throw new Error(`The trace ${plan.traceId} was inserted and is not there`);
    for (const chunk of plan.chunks) {
      const { chunkNo, body } = chunk;
      const { rawSize, encoding, payload } = chunk.chunk;
      const bodyKey = body === undefined ? null : bodyKeys.get(body);
      chunkParameters.push(traceKey, chunkNo, rawSize, encoding, payload, bodyKey);
      spans.add({ traceKey, chunkNo }, chunk.spans);
    }
    if (plan.labels.length > 0) labeled.push({ plan, traceKey });
  }
  await ingest.statements.insertSpanChunks(trx, chunkParameters);
  await spans.insert(trx, ingest.statements.getSpanInsert);
  await writeLabels(trx, labeled);
  return plans.map(({ traceId, experimentId }) => ({ traceId, experimentId }));
}

/** Each with what is kept of it. Those of which everything was here already are not among them. */
function listBodies(plans: readonly TracePlan[]): ReadonlyMap<RequestBody, readonly BodyCut[]> {
  const bodies = new Map<RequestBody, BodyCut[]>();
  for (const { chunks } of plans) {
    for (const { body, chunk } of chunks) {
      if (body === undefined) continue;
      const cuts = bodies.get(body);
      if (cuts === undefined) bodies.set(body, [chunk.payload]);
      else cuts.push(chunk.payload);
    }
  }
  return bodies;
}

async function planTraces(trx: SqlExecutor, ingest: TraceIngest): Promise<readonly TracePlan[]> {
  const { deliveries, fullRollUpSpans } = ingest;
  const heads = await readTraceHeads(
    trx,
    deliveries.map((delivery) => delivery.traceId),
  );
  const headsById = new Map(heads.map((head) => [head.traceId, head]));
  const plans: TracePlan[] = [];
  const bodies = new InflatedBodies();
  for (const delivery of deliveries) {
    const head = headsById.get(delivery.traceId);
    const plan =
      head === undefined
        ? planNewTrace(delivery)
        : await planTraceMerge(trx, { delivery, head, fullRollUpSpans, bodies });
    if (plan !== undefined) plans.push(plan);
  }
  return plans;
}

/** Inserts the new traces, whose keys it returns, and updates the others. */
async function writeTraceRows(
  trx: SqlExecutor,
  plans: readonly TracePlan[],
  statements: IngestStatements,
): Promise<ReadonlyMap<TraceId, bigint>> {
  const keys = new Map<TraceId, bigint>();
  for (const plan of plans) {
    if (plan.traceKey === undefined) {
      keys.set(plan.traceId, await statements.insertTrace(trx, toTraceParameters(plan)));
    } else {
      await updateExisting(trx, { plan, traceKey: plan.traceKey, statements });
    }
  }
  return keys;
}

interface OpenTracesUpdate {
  readonly plans: readonly TracePlan[];
  readonly traceKeys: ReadonlyMap<TraceId, bigint>;
  readonly ingest: TraceIngest;
}

/** Notes when spans of a trace in progress came. Most traces come whole, and nothing is written for them. */
async function writeOpenTraces(trx: SqlExecutor, { plans, traceKeys, ingest }: OpenTracesUpdate): Promise<void> {
  const known = plans.flatMap(({ traceKey }) => traceKey ?? []);
  if (known.length > 0) await deleteOpenTraces(trx, known);
  const parameters: unknown[] = [];
  for (const plan of plans) {
    const traceKey = plan.traceKey ?? traceKeys.get(plan.traceId);
    if (plan.columns.state === 'IN_PROGRESS' && traceKey !== undefined) parameters.push(traceKey, ingest.nowMs);
  }
  await ingest.statements.insertOpenTraces(trx, parameters);
}

interface ExistingTrace {
  readonly plan: TracePlan;
  readonly traceKey: bigint;
  readonly statements: IngestStatements;
}

async function updateExisting(trx: SqlExecutor, { plan, traceKey, statements }: ExistingTrace): Promise<void> {
  if (plan.replacedSpanIds.length > 0) await deleteSpans(trx, { traceKey, spanIds: plan.replacedSpanIds });
  for (const span of plan.completedSpans) await writeSpanFields(trx, { traceKey, span });
  await statements.writeTraceColumns(trx, { traceKey, columns: plan.columns });
  if (plan.rollUp === 'deferred') await writePendingRollUp(trx, traceKey);
  if (plan.rollUp === 'caught-up') await deletePendingRollUp(trx, traceKey);
}
