import { createQueryError } from '../conjunction/query-error.ts';
import type { TokenReader } from '../conjunction/token-reader.ts';
import { type FieldRule, readTest } from './read-test.ts';
import { readTraceKey } from './read-trace-key.ts';
import { readSpanChain, toSpanRule } from './read-span-chain.ts';
import { toSomeSpan } from './to-some-span.ts';
import { toTraceRule } from './to-trace-rule.ts';
import { checkCondition, openGroup, type ReadingLimits } from './reading-limits.ts';
import { type NamedField, requireNamedField } from './require-named-field.ts';
import type { SpanExpression, TraceExpression } from './trace-expression.ts';

/**
 * A part of a filter. Conditions on `span.…` that stand side by side are about one span, so they stay apart until it is
 * known what stands beside them.
 */
type Part =
  | { readonly of: 'trace'; readonly expression: TraceExpression }
  | { readonly of: 'span'; readonly expression: SpanExpression; readonly position: number };

const TEXT_PREFIX = 'text:';

/** Reads `a AND b OR NOT (c)` up to the first token that cannot go on. `AND` binds tighter than `OR`. */
export function readTraceExpression(reader: TokenReader, limits: ReadingLimits): TraceExpression {
  return toTraceExpression(readOr(reader, limits));
}

function readOr(reader: TokenReader, limits: ReadingLimits): Part {
  const parts = [readAnd(reader, limits)];
  while (reader.skip('OR')) parts.push(readAnd(reader, limits));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : joinParts('or', parts);
}

function readAnd(reader: TokenReader, limits: ReadingLimits): Part {
  const parts = [readNot(reader, limits)];
  // The reference lets an AND at the end pass.
  while (reader.skip('AND') && reader.peek().kind !== 'end') parts.push(readNot(reader, limits));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : joinParts('and', parts);
}

function readNot(reader: TokenReader, limits: ReadingLimits): Part {
  if (!reader.skip('NOT')) return readPrimary(reader, limits);
  const operand = toTraceExpression(readNot(reader, openGroup(limits, reader.peek().position)));
  return { of: 'trace', expression: { kind: 'not', operand } };
}

function readPrimary(reader: TokenReader, limits: ReadingLimits): Part {
  const { kind, value, position } = reader.peek();
  if (reader.skip('(')) {
    const inner = readOr(reader, openGroup(limits, position));
    if (reader.skip(')')) return inner;
    throw createQueryError('Expected AND, OR or )', reader.peek().position);
  }
  checkCondition(limits, position);
  if (kind === 'word' && value.toLowerCase().startsWith(TEXT_PREFIX)) return readText(reader);
  const key = readTraceKey(reader);
  if (key.entity === undefined && key.key.toLowerCase() === 'span' && reader.peek().value === '(') {
    return { of: 'trace', expression: { kind: 'span', chain: readSpanChain(reader, limits), position } };
  }
  return readCondition(reader, { named: requireNamedField(key), position }, limits);
}

interface KeyRead {
  readonly named: NamedField;
  readonly position: number;
}

function readCondition(reader: TokenReader, { named, position }: KeyRead, limits: ReadingLimits): Part {
  switch (named.of) {
    case 'trace': {
      const test = readTest(reader, toTraceRule(named.field), limits);
      if (test.kind === 'constant') return { of: 'trace', expression: test };
      return { of: 'trace', expression: { kind: 'condition', field: named.field, test, position } };
    }
    case 'span': {
      const test = readTest(reader, toSpanRule(named.field), limits);
      if (test.kind === 'constant') return { of: 'trace', expression: test };
      return { of: 'span', expression: { kind: 'condition', field: named.field, test, position }, position };
    }
    case 'some-span': {
      const { column } = named;
      const test = readTest(reader, toSpanRule({ entity: 'column', key: column }), limits);
      if (test.kind === 'constant') return { of: 'trace', expression: test };
      return { of: 'trace', expression: toSomeSpan({ column, test, position }) };
    }
    case 'text': {
      const field = { entity: 'content' } as const;
      const test = readTest(reader, toSpanRule(field), limits);
      if (test.kind === 'constant') return { of: 'trace', expression: test };
      const chain = [{ kind: 'condition', field, test, position }] as const;
      return { of: 'trace', expression: { kind: 'span', chain, position } };
    }
    case 'prompt':
      return { of: 'trace', expression: readPrompt(reader, position, limits) };
    default:
      return named satisfies never;
  }
}

const PROMPT_RULE: FieldRule = { type: 'text', canBeAbsent: false, noun: 'prompt' };

function readPrompt(reader: TokenReader, position: number, limits: ReadingLimits): TraceExpression {
  const operatorPosition = reader.peek().position;
  const test = readTest(reader, PROMPT_RULE, limits);
  if (test.kind !== 'text' || test.operator !== '=') {
    throw createQueryError("prompt can only be compared with =, as in prompt = 'name/version'", operatorPosition);
  }
  const parts = test.value.split('/');
  const [name = '', version = ''] = parts;
  if (parts.length !== 2 || name.trim() === '' || version.trim() === '') {
    throw createQueryError(
      `Invalid prompt filter value '${test.value}'. Expected a prompt as 'name/version'`,
      operatorPosition,
    );
  }
  return { kind: 'condition', field: { entity: 'prompt', name, version }, test, position };
}

/** `text:word`, `text:"some words"`; a `*` at the end of the quoted text lets its last word go on. */
function readText(reader: TokenReader): Part {
  const { value, position } = reader.take();
  const word = value.slice(TEXT_PREFIX.length);
  const written = word === '' ? reader.require('text', 'a word or a quoted text after text:').value : word;
  const isPrefix = word === '' && written.endsWith('*');
  const phrase = isPrefix ? written.slice(0, -1) : written;
  if (!/[\p{L}\p{N}]/u.test(phrase)) throw createQueryError('Expected a word after text:', position);
  return { of: 'trace', expression: { kind: 'text', phrase, isPrefix, position } };
}

function joinParts(kind: 'and' | 'or', parts: readonly Part[]): Part {
  const spans = parts.filter((part) => part.of === 'span');
  const [first] = spans;
  const together: Part | undefined =
    first === undefined || spans.length === 1
      ? first
      : {
          of: 'span',
          expression: { kind, operands: spans.map(({ expression }) => expression) },
          position: first.position,
        };
  if (together !== undefined && spans.length === parts.length) return together;
  // `a OR b` of different kinds: which span is meant by one says nothing about the other.
  const operands = parts.flatMap((part) => (part.of === 'trace' ? part.expression : []));
  return {
    of: 'trace',
    expression: { kind, operands: [...operands, ...(together === undefined ? [] : [toTraceExpression(together)])] },
  };
}

function toTraceExpression(part: Part): TraceExpression {
  return part.of === 'trace' ? part.expression : { kind: 'span', chain: [part.expression], position: part.position };
}
