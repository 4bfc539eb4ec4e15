import type { TraceTest } from '@gander/core/query/traces/trace-expression';
import { type Expression, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import { toValueCondition } from '../to-value-condition.ts';

/** A test as SQL; `null` in `value` is what is not there. */
export function toTestCondition(dialect: Dialect, value: Expression<unknown>, test: TraceTest): Expression<SqlBool> {
  switch (test.kind) {
    case 'regex':
      return dialect.matchesRegex(value as Expression<string | null>, test.pattern);
    case 'number-in':
      throw new Error('Numbers are listed for times alone');
    default:
      return toValueCondition(dialect, value, test);
  }
}

/** True where `condition` is not: unlike SQL's `not`, also where it is neither true nor false. */
export function toOpposite(condition: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`case when ${condition} then 0 else 1 end = 1`;
}
