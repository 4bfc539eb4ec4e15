import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import { clampToInt64 } from '../schema/int64.ts';
import type { Database } from '../schema/tables.ts';
import { toTraceCondition } from '../search/traces/to-trace-condition.ts';
import type { TraceScope } from '../trace-search.ts';
import type { TraceFilter } from '../trace-store.ts';

/** The condition behind every list and count of traces, as far as SQL decides; `expression` may let too much through. */
export function filterTraces(filter: TraceFilter, dialect: Dialect) {
  return (eb: ExpressionBuilder<Database, 'traces'>): Expression<SqlBool> => {
    const conditions = [eb('experiment_id', '=', Number(filter.experimentId)), filterScope(filter, dialect)(eb)];
    if (filter.expression !== undefined) conditions.push(toTraceCondition(dialect, filter.expression, 'upper'));
    return eb.and(conditions);
  };
}

/** All but the experiment and the expression. */
export function filterScope(filter: TraceScope, { containsText }: Dialect) {
  return (eb: ExpressionBuilder<Database, 'traces'>): Expression<SqlBool> => {
    const conditions: Expression<SqlBool>[] = [];
    if (filter.fromUnixNano !== undefined)
      conditions.push(eb('start_unix_nano', '>=', clampToInt64(filter.fromUnixNano)));
    if (filter.toUnixNano !== undefined) conditions.push(eb('start_unix_nano', '<', clampToInt64(filter.toUnixNano)));
    if (filter.states !== undefined)
      conditions.push(filter.states.length === 0 ? eb.lit(false) : eb('state', 'in', filter.states));
    if (filter.sessionId !== undefined) conditions.push(eb('traces.session_id', '=', filter.sessionId));
    if (filter.userId !== undefined) conditions.push(eb('traces.user_id', '=', filter.userId));
    if (filter.text !== undefined && filter.text !== '') {
      conditions.push(
        eb.or([
          containsText(eb.ref('traces.name'), filter.text),
          containsText(eb.ref('input_preview'), filter.text),
          containsText(eb.ref('output_preview'), filter.text),
        ]),
      );
    }
    return eb.and(conditions);
  };
}
