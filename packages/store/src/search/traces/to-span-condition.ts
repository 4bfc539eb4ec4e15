import type { SpanExpression, TraceTest } from '@gander/core/query/traces/trace-expression';
import type { SpanColumn } from '@gander/core/query/traces/trace-field';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import { toSpanColumn } from '../../rows/span-column.ts';
import type { Database } from '../../schema/tables.ts';
import { toMillisecondCondition } from './to-millisecond-condition.ts';
import { toOpposite, toTestCondition } from './to-test-condition.ts';

/** Which side a condition that SQL cannot decide errs on: `upper` lets too much through, `lower` too little. */
export type Bound = 'upper' | 'lower';

/** True when the columns of `spans` decide. */
export function isSpanExact(expression: SpanExpression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.every(isSpanExact);
    case 'not':
      return isSpanExact(expression.operand);
    case 'condition':
      return expression.field.entity === 'column';
    default:
      return expression satisfies never;
  }
}

/** What is said of one span as SQL over a row of `spans`. */
export function toSpanCondition(dialect: Dialect, expression: SpanExpression, bound: Bound): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'spans'>();
  switch (expression.kind) {
    case 'and':
      return eb.and(expression.operands.map((operand) => toSpanCondition(dialect, operand, bound)));
    case 'or':
      return eb.or(expression.operands.map((operand) => toSpanCondition(dialect, operand, bound)));
    case 'not':
      return toOpposite(toSpanCondition(dialect, expression.operand, bound === 'upper' ? 'lower' : 'upper'));
    case 'condition':
      return expression.field.entity === 'column'
        ? toColumnCondition(dialect, expression.field.key, expression.test)
        : eb.lit(bound === 'upper');
    default:
      return expression satisfies never;
  }
}

function toColumnCondition(dialect: Dialect, key: SpanColumn, test: TraceTest): Expression<SqlBool> {
  if (key === 'execution_time') {
    return toMillisecondCondition(sql`(${sql.ref('spans.end_unix_nano')} - ${sql.ref('spans.start_unix_nano')})`, test);
  }
  return toTestCondition(dialect, sql.ref(toSpanColumn(key)), test);
}
