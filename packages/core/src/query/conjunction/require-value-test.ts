import type { Comparison } from './comparison.ts';
import type { NumberOperator, ValueTest } from './condition.ts';
import { createQueryError } from './query-error.ts';

const NUMBER_OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

/** What kind of value a key has, and which operators that allows. */
export interface ValueRule {
  readonly type: 'number' | 'text';
  readonly canBeList: boolean;
  readonly canBeAbsent: boolean;
}

/** The test that a comparison asks for, or `invalid_argument` when its key cannot be tested so. */
export function requireValueTest(comparison: Comparison, rule: ValueRule): ValueTest {
  return rule.type === 'number' ? requireNumberTest(comparison) : requireTextTest(comparison, rule);
}

function requireNumberTest({ key, operator, operatorPosition, operand, operandPosition }: Comparison): ValueTest {
  if (!isNumberOperator(operator)) throw createOperatorError(operator, NUMBER_OPERATORS, operatorPosition);
  if (operand.kind === 'number') return { kind: 'number', operator, value: operand.value };
  throw createQueryError(`Expected numeric value type for ${toName(key)}`, operandPosition);
}

function requireTextTest(comparison: Comparison, rule: ValueRule): ValueTest {
  const { operator, operatorPosition, operand, operandPosition } = comparison;
  const allowed = listTextOperators(rule);
  if (!allowed.includes(operator)) throw createOperatorError(operator, allowed, operatorPosition);
  if (operand.kind === 'none') return { kind: 'presence', isPresent: operator === 'IS NOT NULL' };
  if (operand.kind === 'list') return { kind: 'in', isNegated: operator === 'NOT IN', values: operand.values };
  if (operand.kind === 'number') {
    throw createQueryError(
      `Expected a quoted string value for ${toName(comparison.key)} (e.g. 'my-value'). Got value ${operand.value}`,
      operandPosition,
    );
  }
  if (operator === 'LIKE') return { kind: 'like', letterCase: 'sensitive', pattern: operand.value };
  if (operator === 'ILIKE') return { kind: 'like', letterCase: 'insensitive', pattern: operand.value };
  return { kind: 'text', operator: operator === '=' ? '=' : '!=', value: operand.value };
}

function listTextOperators({ canBeList, canBeAbsent }: ValueRule): readonly string[] {
  return [
    '=',
    '!=',
    'LIKE',
    'ILIKE',
    ...(canBeList ? ['IN', 'NOT IN'] : []),
    ...(canBeAbsent ? ['IS NULL', 'IS NOT NULL'] : []),
  ];
}

function isNumberOperator(operator: string): operator is NumberOperator {
  return NUMBER_OPERATORS.includes(operator);
}

function createOperatorError(operator: string, allowed: readonly string[], position: number) {
  return createQueryError(`Invalid comparator '${operator}', not one of ${allowed.join(', ')}`, position);
}

function toName({ entity, key }: Comparison['key']): string {
  return entity === undefined ? key : `${entity}.${key}`;
}
