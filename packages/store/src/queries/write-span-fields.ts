import type { SpanRecord } from '@gander/core/span-record';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toUsageColumns } from '../rows/usage-columns.ts';
import { writeRestatedTrace } from './write-restated-trace.ts';

export interface SpanUpdate {
  readonly traceKey: bigint;
  readonly span: SpanRecord;
}

/** Changes what is known of a stored span. Where it is and when it ran stay as they are. */
export async function writeSpanFields(trx: SqlExecutor, { traceKey, span }: SpanUpdate): Promise<void> {
  await trx
    .updateTable('spans')
    .set({
      type: span.type,
      status: span.status,
      model: span.model,
      provider: span.provider,
      tool_name: span.toolName,
      ...toUsageColumns(span.usage),
      cost_usd: span.costUsd,
      response_id: span.responseId,
      session_id: span.sessionId,
      user_id: span.userId,
    })
    .where('trace_key', '=', traceKey)
    .where('span_id', '=', span.spanId)
    .execute();
  await writeRestatedTrace(trx, traceKey);
}
