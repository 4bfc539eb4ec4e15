import { createQueryError } from '../conjunction/query-error.ts';
import type { TokenReader } from '../conjunction/token-reader.ts';
import { type FieldRule, readTest } from './read-test.ts';
import { readTraceKey } from './read-trace-key.ts';
import { checkCondition, openGroup, type ReadingLimits } from './reading-limits.ts';
import { requireFieldOfSpan } from './require-named-field.ts';
import type { SpanExpression, SpanMatch } from './trace-expression.ts';
import type { SpanColumn, SpanField } from './trace-field.ts';

const MAX_CHAIN = 8;

const OPTIONAL_COLUMNS: ReadonlySet<SpanColumn> = new Set(['model', 'provider', 'service', 'tool']);

/** Reads `(…) UNDER span(…) UNDER span(…)`; the first `span` has been taken. */
export function readSpanChain(reader: TokenReader, limits: ReadingLimits): SpanMatch['chain'] {
  const first = readGroup(reader, limits);
  const above: SpanExpression[] = [];
  while (reader.skip('UNDER')) {
    const { position } = reader.peek();
    if (above.length === MAX_CHAIN - 1)
      throw createQueryError(`At most ${MAX_CHAIN} spans can stand in a row`, position);
    if (!reader.skip('SPAN')) throw createQueryError('Expected span(…) after UNDER', position);
    above.push(readGroup(reader, limits));
  }
  return [first, ...above];
}

/** What may be asked of a field of a span. */
export function toSpanRule(field: SpanField): FieldRule {
  switch (field.entity) {
    case 'content':
      return { type: 'prose', canBeAbsent: false, noun: 'the content of a span' };
    case 'attribute':
      return { type: 'any', canBeAbsent: true, noun: 'span attribute' };
    case 'column':
      return field.key === 'execution_time'
        ? { type: 'number', canBeAbsent: true, takesQuotedNumbers: true, noun: 'span.execution_time_ms' }
        : { type: 'text', canBeAbsent: OPTIONAL_COLUMNS.has(field.key), noun: `span.${field.key}` };
    default:
      return field satisfies never;
  }
}

function readGroup(reader: TokenReader, limits: ReadingLimits): SpanExpression {
  const { position } = reader.peek();
  if (!reader.skip('(')) throw createQueryError('Expected ( after span', position);
  if (reader.skip(')')) return { kind: 'and', operands: [] };
  const expression = readOr(reader, openGroup(limits, position));
  if (reader.skip(')')) return expression;
  throw createQueryError('Expected AND, OR or ) inside span(…)', reader.peek().position);
}

function readOr(reader: TokenReader, limits: ReadingLimits): SpanExpression {
  const first = readAnd(reader, limits);
  if (!reader.skip('OR')) return first;
  const operands = [first];
  do operands.push(readAnd(reader, limits));
  while (reader.skip('OR'));
  return { kind: 'or', operands };
}

function readAnd(reader: TokenReader, limits: ReadingLimits): SpanExpression {
  const first = readNot(reader, limits);
  if (!reader.skip('AND')) return first;
  const operands = [first];
  do operands.push(readNot(reader, limits));
  while (reader.skip('AND'));
  return { kind: 'and', operands };
}

function readNot(reader: TokenReader, limits: ReadingLimits): SpanExpression {
  const { position } = reader.peek();
  if (reader.skip('NOT')) return { kind: 'not', operand: readNot(reader, openGroup(limits, position)) };
  if (reader.skip('(')) {
    const inner = readOr(reader, openGroup(limits, position));
    if (reader.skip(')')) return inner;
    throw createQueryError('Expected AND, OR or )', reader.peek().position);
  }
  checkCondition(limits, position);
  const field = requireFieldOfSpan(readTraceKey(reader));
  const test = readTest(reader, toSpanRule(field), limits);
  if (test.kind !== 'constant') return { kind: 'condition', field, test, position };
  const always: SpanExpression = { kind: 'and', operands: [] };
  return test.value ? always : { kind: 'not', operand: always };
}
