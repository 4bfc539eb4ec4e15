import type { Comparison, Operand } from './comparison.ts';
import { createValueError } from './create-value-error.ts';
import { createQueryError } from './query-error.ts';
import { readKey } from './read-key.ts';
import { splitQuery } from './split-query.ts';
import { createTokenReader, type TokenReader } from './token-reader.ts';

/** More than anybody writes; what a database can take in one statement is not much more. */
const MAX_COMPARISONS = 200;
const MAX_LISTED = 10_000;

/**
 * The comparisons of a filter of the kind that MLflow's runs and experiments have: `a = 'x' AND b.c > 5`. What the keys
 * and operators mean is the caller's. Throws `invalid_argument` with the place and what was expected there.
 */
export function readComparisons(filter: string): readonly Comparison[] {
  if (filter === '') return [];
  const reader = createTokenReader(splitQuery(filter));
  if (reader.peek().kind === 'end') throw createQueryError(`Invalid filter '${filter}'. Could not be parsed.`, 0);
  const comparisons: Comparison[] = [];
  do {
    if (comparisons.length === MAX_COMPARISONS) {
      throw createQueryError(`A filter has at most ${MAX_COMPARISONS} comparisons`, reader.peek().position);
    }
    comparisons.push(readComparison(reader));
    // The reference lets an AND at the end pass.
  } while (reader.skip('AND') && reader.peek().kind !== 'end');
  const { kind, source, position } = reader.peek();
  if (kind === 'end') return comparisons;
  throw createQueryError(`Invalid clause(s) in filter string: '${source}'. Expected AND or the end`, position);
}

function readComparison(reader: TokenReader): Comparison {
  const key = readKey(reader);
  const operatorPosition = reader.peek().position;
  const operator = readOperator(reader);
  const operandPosition = reader.peek().position;
  return { key, operator, operatorPosition, operand: readOperand(reader, operator), operandPosition };
}

function readOperator(reader: TokenReader): string {
  if (reader.skip('NOT')) {
    if (reader.skip('IN')) return 'NOT IN';
    throw createQueryError('Expected IN after NOT', reader.peek().position);
  }
  if (reader.skip('IS')) {
    const operator = reader.skip('NOT') ? 'IS NOT NULL' : 'IS NULL';
    if (reader.skip('NULL')) return operator;
    throw createQueryError('Expected NULL after IS', reader.peek().position);
  }
  for (const word of ['LIKE', 'ILIKE', 'IN']) if (reader.skip(word)) return word;
  return reader.require('symbol', 'a comparator such as = or LIKE (invalid clause(s) in filter string)').value;
}

function readOperand(reader: TokenReader, operator: string): Operand {
  if (operator.startsWith('IS')) return { kind: 'none' };
  if (operator.endsWith('IN')) return { kind: 'list', values: readList(reader) };
  const token = reader.take();
  const { kind, value } = token;
  if (kind === 'text') return { kind, value };
  if (kind === 'number') return { kind, value: toNumber(value) };
  throw createValueError(token);
}

function readList(reader: TokenReader): readonly string[] {
  const expected = "a list of quoted strings such as ('a', 'b')";
  const values: string[] = [];
  if (!reader.skip('(')) throw createQueryError(`Expected ${expected}`, reader.peek().position);
  do {
    if (values.length === MAX_LISTED) {
      throw createQueryError(`A list has at most ${MAX_LISTED} values`, reader.peek().position);
    }
    values.push(reader.require('text', expected).value);
  } while (reader.skip(','));
  if (!reader.skip(')')) throw createQueryError('Expected , or ) in the list', reader.peek().position);
  return values;
}

/** Whole numbers keep every digit. */
function toNumber(digits: string): number | bigint {
  return /^[+-]?\d+$/.test(digits) ? BigInt(digits.replace('+', '')) : Number(digits);
}
