import type { SpanMatch, TraceExpression } from '@gander/core/query/traces/trace-expression';
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import type { Database } from '../../schema/tables.ts';
import { toFieldCondition } from './to-field-condition.ts';
import { toListedCondition } from './to-listed-condition.ts';
import { type Bound, isSpanExact, toSpanCondition } from './to-span-condition.ts';
import { toOpposite } from './to-test-condition.ts';

/** True when SQL alone decides: no payload, no place in the tree of spans. */
export function isTraceExact(expression: TraceExpression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.every(isTraceExact);
    case 'not':
      return isTraceExact(expression.operand);
    case 'constant':
    case 'condition':
      return true;
    case 'span':
      return expression.chain.length === 1 && isSpanExact(expression.chain[0]);
    case 'text':
      return false;
    default:
      return expression satisfies never;
  }
}

/** A filter as SQL over a row of `traces`; where SQL cannot decide, the bound that was asked for. */
export function toTraceCondition(dialect: Dialect, expression: TraceExpression, bound: Bound): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'traces'>();
  switch (expression.kind) {
    case 'and':
      return eb.and(expression.operands.map((operand) => toTraceCondition(dialect, operand, bound)));
    case 'or':
      return eb.or(expression.operands.map((operand) => toTraceCondition(dialect, operand, bound)));
    case 'not':
      return toOpposite(toTraceCondition(dialect, expression.operand, bound === 'upper' ? 'lower' : 'upper'));
    case 'constant':
      return eb.lit(expression.value);
    case 'condition':
      return toFieldCondition(dialect, expression);
    case 'span':
      if (bound === 'lower' && !isTraceExact(expression)) return eb.lit(false);
      return (
        toListedCondition(dialect, expression, (match) => existsSpan(dialect, match, 0)) ??
        eb.and(expression.chain.map((_span, index) => existsSpan(dialect, expression, index)))
      );
    case 'text':
      return eb.lit(bound === 'upper');
    default:
      return expression satisfies never;
  }
}

function existsSpan(dialect: Dialect, { chain }: SpanMatch, index: number): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'traces'>();
  const span = chain[index] ?? chain[0];
  return eb.exists(
    eb
      .selectFrom('spans')
      .select('spans.span_id')
      .whereRef('spans.trace_key', '=', 'traces.trace_key')
      .where(toSpanCondition(dialect, span, 'upper')),
  );
}
