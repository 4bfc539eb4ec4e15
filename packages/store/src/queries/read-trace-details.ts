import { type FeedbackSummary, MAX_LISTED_MODELS, type TraceSummary } from '@gander/core/trace-summary';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { decodeValueList } from '../rows/value-list.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList, sliceList } from './pad-list.ts';
import { readTraceTags } from './read-trace-tags.ts';
import { toFeedbackSummaries } from './to-feedback-summaries.ts';

/** What a list shows of a trace beside its row. */
export type TraceDetails = Required<
  Pick<TraceSummary, 'tags' | 'models' | 'rootType' | 'framework' | 'errorMessage' | 'feedback'>
>;

const NO_FEEDBACK: readonly FeedbackSummary[] = [];

/** For the traces of a page, by local key. A handful of statements, however many traces. */
export async function readTraceDetails(
  db: SqlExecutor,
  traceKeys: readonly bigint[],
): Promise<ReadonlyMap<bigint, TraceDetails>> {
  const details = new Map<bigint, TraceDetails>();
  if (traceKeys.length === 0) return details;
  const tags = await readTraceTags(db, 'trace_tags', traceKeys);
  const feedback = await readFeedback(db, traceKeys);
  for (const slice of sliceList(traceKeys)) {
    const rows = await db
      .selectFrom('traces')
      .leftJoin('spans', (join) =>
        join.onRef('spans.trace_key', '=', 'traces.trace_key').onRef('spans.span_id', '=', 'traces.root_span_id'),
      )
      .select(['traces.trace_key', 'traces.framework', 'traces.error_message', 'traces.models', 'spans.type'])
      .where('traces.trace_key', 'in', padList(slice))
      .execute();
    for (const row of rows) {
      const traceKey = toBigInt(row.trace_key);
      details.set(traceKey, {
        tags: Object.fromEntries((tags.get(traceKey) ?? []).map(({ key, value }) => [key, value])),
        models: decodeValueList(row.models).slice(0, MAX_LISTED_MODELS),
        rootType: row.type,
        framework: row.framework,
        errorMessage: row.error_message,
        feedback: feedback.get(traceKey) ?? NO_FEEDBACK,
      });
    }
  }
  return details;
}

async function readFeedback(
  db: SqlExecutor,
  traceKeys: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly FeedbackSummary[]>> {
  const byTrace = new Map<bigint, Parameters<typeof toFeedbackSummaries>[0][number][]>();
  for (const slice of sliceList(traceKeys)) {
    const rows = await db
      .selectFrom('assessments')
      .select((eb) => [
        'trace_key',
        'name',
        'value_text',
        eb.fn.countAll().as('count'),
        eb.fn.count('value_number').as('numberCount'),
        eb.fn.sum('value_number').as('sum'),
      ])
      .where('trace_key', 'in', padList(slice))
      .where('kind', '=', 'feedback')
      .where('is_valid', '=', 1)
      .groupBy(['trace_key', 'name', 'value_text'])
      .execute();
    for (const row of rows) {
      const traceKey = toBigInt(row.trace_key);
      const group = {
        name: row.name,
        value: row.value_text,
        count: Number(row.count),
        numberCount: Number(row.numberCount),
        sum: Number(row.sum ?? 0),
      };
      const known = byTrace.get(traceKey);
      if (known === undefined) byTrace.set(traceKey, [group]);
      else known.push(group);
    }
  }
  return new Map([...byTrace].map(([traceKey, groups]) => [traceKey, toFeedbackSummaries(groups)]));
}
