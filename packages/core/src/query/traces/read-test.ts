import { createValueError } from '../conjunction/create-value-error.ts';
import { createQueryError } from '../conjunction/query-error.ts';
import type { NumberOperator } from '../conjunction/condition.ts';
import type { TokenReader } from '../conjunction/token-reader.ts';
import { createPattern } from '../pattern/pattern.ts';
import { checkListed, type ReadingLimits } from './reading-limits.ts';
import type { TraceTest } from './trace-expression.ts';

/** What a field is, which decides what may be asked of it. */
export interface FieldRule {
  /** `any`: texts and numbers both. `prose`: too long to compare whole. `presence`: there or not, and no more. */
  readonly type: 'text' | 'number' | 'any' | 'prose' | 'presence';
  readonly canBeAbsent: boolean;
  /** A quoted number counts as one. */
  readonly takesQuotedNumbers?: boolean;
  /** For messages. */
  readonly noun: string;
}

/** An operator as it was written, in capitals. */
export interface WrittenOperator {
  readonly name: string;
  readonly position: number;
}

/** `constant` for a comparison whose outcome no value changes. */
export type ReadTest = TraceTest | { readonly kind: 'constant'; readonly value: boolean };

const NUMBER_OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='] satisfies NumberOperator[];
const LIST_OPERATORS = ['IN', 'NOT IN'];
const PATTERN_OPERATORS = ['LIKE', 'ILIKE', 'RLIKE'];
const NULL_OPERATORS = ['IS NULL', 'IS NOT NULL'];

/** Reads an operator and what follows it. Throws `invalid_argument` with the place and what was expected there. */
export function readTest(reader: TokenReader, rule: FieldRule, limits: ReadingLimits): ReadTest {
  const operator = readOperator(reader);
  checkOperator(operator, rule);
  if (NULL_OPERATORS.includes(operator.name)) return { kind: 'presence', isPresent: operator.name === 'IS NOT NULL' };
  if (LIST_OPERATORS.includes(operator.name)) {
    const values = readList(reader, rule.type === 'number', limits);
    return { ...values, isNegated: operator.name === 'NOT IN' };
  }
  const token = reader.take();
  const { kind, value, position } = token;
  if (kind === 'text') return toQuotedTest(operator.name, { value, position }, rule);
  if (kind === 'number') return toNumberTest(operator.name, { value, position }, rule);
  throw createValueError(token);
}

function readOperator(reader: TokenReader): WrittenOperator {
  const { position } = reader.peek();
  if (reader.skip('NOT')) {
    if (reader.skip('IN')) return { name: 'NOT IN', position };
    throw createQueryError('Expected IN after NOT', reader.peek().position);
  }
  if (reader.skip('IS')) {
    const name = reader.skip('NOT') ? 'IS NOT NULL' : 'IS NULL';
    if (reader.skip('NULL')) return { name, position };
    throw createQueryError('Expected NULL after IS', reader.peek().position);
  }
  for (const word of [...PATTERN_OPERATORS, 'IN']) if (reader.skip(word)) return { name: word, position };
  const { kind, value, source } = reader.take();
  if (kind === 'symbol' && /^[=!<>~]+$/.test(value)) return { name: value, position };
  const found = kind === 'end' ? 'the end' : source;
  throw createQueryError(
    `Invalid clause(s) in filter string. Expected an operator such as = or LIKE, found ${found}`,
    position,
  );
}

function checkOperator({ name, position }: WrittenOperator, rule: FieldRule): void {
  const allowed = listOperators(rule);
  // `feedback.score > 1`: what is wrong is the value as much as the operator, and both are said.
  if (allowed.includes(name)) return;
  throw createQueryError(`Invalid comparator '${name}' for ${rule.noun}, not one of ${allowed.join(', ')}`, position);
}

/** The operators that a field can be asked with, in capitals. */
function listOperators({ type, canBeAbsent }: FieldRule): readonly string[] {
  return [
    ...(type === 'prose' || type === 'presence' ? [] : ['=', '!=', ...LIST_OPERATORS]),
    ...(type === 'number' || type === 'any' ? ['<', '<=', '>', '>='] : []),
    ...(type === 'number' || type === 'presence' ? [] : PATTERN_OPERATORS),
    ...(canBeAbsent ? NULL_OPERATORS : []),
  ];
}

interface WrittenValue {
  readonly value: string;
  readonly position: number;
}

function toQuotedTest(operator: string, { value, position }: WrittenValue, rule: FieldRule): ReadTest {
  if (rule.type === 'number') {
    if (rule.takesQuotedNumbers !== true) {
      throw createQueryError(`Expected numeric value type for ${rule.noun}. Found '${value}'`, position);
    }
    const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value.trim()) ? toNumber(value.trim()) : undefined;
    // A number is never equal to a text, nor above or below one.
    if (number === undefined) return toUnlikeTest(operator, rule);
    return toNumberOperation(operator, number, position);
  }
  switch (operator) {
    case '=':
    case '!=':
      return { kind: 'text', operator, value };
    case 'LIKE':
      return { kind: 'like', letterCase: 'sensitive', pattern: value };
    case 'ILIKE':
      return { kind: 'like', letterCase: 'insensitive', pattern: value };
    case 'RLIKE':
      return { kind: 'regex', pattern: requirePattern(value, position) };
    default:
      throw createQueryError(`Expected a number after ${operator}`, position);
  }
}

/** A comparison with what no value can be: only `!=` is met, by every value that is there. */
function toUnlikeTest(operator: string, { canBeAbsent }: FieldRule): ReadTest {
  if (operator === '!=' && canBeAbsent) return { kind: 'presence', isPresent: true };
  return { kind: 'constant', value: operator === '!=' };
}

function toNumberTest(operator: string, { value, position }: WrittenValue, rule: FieldRule): ReadTest {
  if (rule.type !== 'number' && rule.type !== 'any') {
    throw createQueryError(
      `Expected a quoted string value for ${rule.noun} (e.g. 'my-value'). Got value ${value}`,
      position,
    );
  }
  return toNumberOperation(operator, toNumber(value), position);
}

function toNumberOperation(operator: string, value: number | bigint, position: number): TraceTest {
  if (!isNumberOperator(operator)) throw createQueryError(`Expected a quoted pattern after ${operator}`, position);
  return { kind: 'number', operator, value };
}

type List =
  | Pick<Extract<TraceTest, { kind: 'in' }>, 'kind' | 'values'>
  | Pick<Extract<TraceTest, { kind: 'number-in' }>, 'kind' | 'values'>;

function readList(reader: TokenReader, isNumeric: boolean, limits: ReadingLimits): List {
  const expected = isNumeric ? 'a list of numbers such as (1, 2)' : "a list of quoted strings such as ('a', 'b')";
  const values: string[] = [];
  if (!reader.skip('(')) throw createQueryError(`Expected ${expected}`, reader.peek().position);
  do {
    checkListed(limits, reader.peek().position);
    values.push(reader.require(isNumeric ? 'number' : 'text', expected).value);
  } while (reader.skip(','));
  if (!reader.skip(')')) throw createQueryError('Expected , or ) in the list', reader.peek().position);
  return isNumeric ? { kind: 'number-in', values: values.map(toNumber) } : { kind: 'in', values };
}

/** The pattern itself, once it is known to be one. */
function requirePattern(pattern: string, position: number): string {
  const created = createPattern(pattern);
  if (created.isValid) return pattern;
  throw createQueryError(`Invalid regular expression: ${created.problem}`, position);
}

/** Whole numbers keep every digit. */
function toNumber(digits: string): number | bigint {
  return /^[+-]?\d+$/.test(digits) ? BigInt(digits.replace('+', '')) : Number(digits);
}

function isNumberOperator(operator: string): operator is NumberOperator {
  return NUMBER_OPERATORS.includes(operator);
}
