import type { NumberOperator } from '@gander/core/query/conjunction/condition';
import type { TraceTest } from '@gander/core/query/traces/trace-expression';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import { clampToInt64 } from '../../schema/int64.ts';
import type { Database } from '../../schema/tables.ts';
import { toValueCondition } from '../to-value-condition.ts';

/** A test as SQL; `null` in `value` is what is not there. */
export function toTestCondition(dialect: Dialect, value: Expression<unknown>, test: TraceTest): Expression<SqlBool> {
  switch (test.kind) {
    case 'regex':
      return dialect.matchesRegex(value as Expression<string | null>, test.pattern);
    case 'number':
      return compare(value, test.operator, test.value);
    case 'number-in': {
      // One list and no chain of OR, of which databases take a thousand at most.
      const list = sql.join(test.values.map(toSqlNumber));
      return test.isNegated ? sql<SqlBool>`${value} not in (${list})` : sql<SqlBool>`${value} in (${list})`;
    }
    default:
      return toValueCondition(dialect, value, test);
  }
}

/** A number that no column can hold is compared as what it is beyond. */
function compare(value: Expression<unknown>, operator: NumberOperator, number: number | bigint): Expression<SqlBool> {
  return expressionBuilder<Database>()(value, operator, toSqlNumber(number));
}

function toSqlNumber(number: number | bigint): number | bigint {
  return typeof number === 'bigint' && clampToInt64(number) !== number ? Number(number) : number;
}

/** True where `condition` is not: unlike SQL's `not`, also where it is neither true nor false. */
export function toOpposite(condition: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`case when ${condition} then 0 else 1 end = 1`;
}
