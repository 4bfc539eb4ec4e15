import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TracePlan } from '../ingest/trace-plan.ts';
import { settleSessionGranularity } from '../queries/settle-session-granularity.ts';
import { writeSpanTags } from './write-span-tags.ts';

/** A trace that is written, whose spans say something of it. */
export interface LabeledTrace {
  readonly plan: TracePlan;
  readonly traceKey: bigint;
}

/** What is not a column of the trace itself: its tags, and what one trace says about the session of another. */
export async function writeLabels(trx: SqlExecutor, labeled: readonly LabeledTrace[]): Promise<void> {
  for (const { plan, traceKey } of labeled) {
    if (plan.labels.some(({ kind }) => kind !== 'field')) {
      await writeSpanTags(trx, { traceKey, labels: plan.labels, isNew: plan.traceKey === undefined });
    }
    const sessionId = plan.columns.session_id;
    const isRun = plan.labels.some(({ key, value }) => key === 'sessionGranularity' && value === 'run');
    if (isRun && typeof sessionId === 'string') {
      await settleSessionGranularity(trx, { experimentId: plan.experimentId, sessionId });
    }
  }
}
