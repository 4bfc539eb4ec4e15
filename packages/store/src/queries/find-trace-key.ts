import type { TraceId } from '@gander/core/ids';
import { expressionBuilder } from 'kysely';

import type { Database } from '../schema/tables.ts';

/** A subquery for the local key of a trace, so that no round trip is spent on it. */
export function findTraceKey(traceId: TraceId) {
  return expressionBuilder<Database>()
    .selectFrom('traces')
    .select('traces.trace_key')
    .where('traces.trace_id', '=', traceId);
}
