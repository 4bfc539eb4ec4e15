import type { SpanMatch, TraceExpression, TraceTest } from './trace-expression.ts';
import type { SpanColumn } from './trace-field.ts';

export interface SomeSpanTest {
  readonly column: SpanColumn;
  readonly test: TraceTest;
  readonly position: number;
}

/**
 * What is asked of a column of all spans together: `model = 'a'` is met when one span has it, `model != 'a'` when none has
 * it and some have another. As everywhere, a test of what is not there is false.
 */
export function toSomeSpan({ column, test, position }: SomeSpanTest): TraceExpression {
  const exists = (tested: TraceTest): SpanMatch => ({
    kind: 'span',
    chain: [{ kind: 'condition', field: { entity: 'column', key: column }, test: tested, position }],
    position,
  });
  const isThere = exists({ kind: 'presence', isPresent: true });
  const withNone = (tested: TraceTest): TraceExpression => ({
    kind: 'and',
    operands: [isThere, { kind: 'not', operand: exists(tested) }],
  });
  if (test.kind === 'presence') return test.isPresent ? isThere : { kind: 'not', operand: isThere };
  if (test.kind === 'text' && test.operator === '!=') return withNone({ ...test, operator: '=' });
  if (test.kind === 'in' && test.isNegated) return withNone({ ...test, isNegated: false });
  return exists(test);
}
