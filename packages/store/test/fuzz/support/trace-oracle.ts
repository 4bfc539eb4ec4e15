import type { SpanExpression, TraceExpression, TraceTest } from '@gander/core/query/traces/trace-expression';
import type { TraceField } from '@gander/core/query/traces/trace-field';

/** A value as a filter sees it; `undefined` is what is not there. */
export type Value = string | number | bigint | undefined;

/** A span, known in full because the test has made it. */
export interface KnownSpan {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly columns: Readonly<Record<string, Value>>;
  readonly attributes: ReadonlyMap<string, string>;
  readonly texts: readonly string[];
  readonly content: string;
}

export interface KnownTrace {
  readonly attributes: Readonly<Record<string, Value>>;
  readonly tags: ReadonlyMap<string, string>;
  readonly metadata: ReadonlyMap<string, string>;
  readonly feedback: ReadonlyMap<string, string>;
  readonly spans: readonly KnownSpan[];
}

/** What a filter says of a trace, worked out in the plainest way there is. */
export function isTraceMeant(expression: TraceExpression, trace: KnownTrace): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.every((operand) => isTraceMeant(operand, trace));
    case 'or':
      return expression.operands.some((operand) => isTraceMeant(operand, trace));
    case 'not':
      return !isTraceMeant(expression.operand, trace);
    case 'constant':
      return expression.value;
    case 'condition':
      return isPassed(expression.test, readField(expression.field, trace));
    case 'span':
      return trace.spans.some((span) => isChain(expression.chain, span, trace.spans));
    case 'text':
      return trace.spans.some(({ texts }) => texts.some((text) => toPhrasePattern(expression).test(text)));
    default:
      return expression satisfies never;
  }
}

const SCORES: ReadonlyMap<string, number> = new Map([
  ['yes', 1],
  ['no', 0],
]);

function readField(field: TraceField, trace: KnownTrace): Value {
  switch (field.entity) {
    case 'attribute':
      return trace.attributes[field.key];
    case 'tag':
      return trace.tags.get(field.key);
    case 'metadata':
      return trace.metadata.get(field.key);
    case 'feedback':
      return trace.feedback.get(field.key);
    case 'score':
      return SCORES.get(trace.feedback.get(field.key) ?? '');
    case 'assessed':
      return field.kind === 'feedback' && trace.feedback.size > 0 ? 'some' : undefined;
    default:
      return undefined;
  }
}

function isChain(chain: readonly SpanExpression[], span: KnownSpan, spans: readonly KnownSpan[]): boolean {
  const [first, ...above] = chain;
  if (first === undefined || !isSpanMeant(first, span)) return false;
  if (above.length === 0) return true;
  return listAncestors(span, spans).some((ancestor) => isChain(above, ancestor, spans));
}

function listAncestors(span: KnownSpan, spans: readonly KnownSpan[]): readonly KnownSpan[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent === undefined ? [] : [parent, ...listAncestors(parent, spans)];
}

function isSpanMeant(expression: SpanExpression, span: KnownSpan): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.every((operand) => isSpanMeant(operand, span));
    case 'or':
      return expression.operands.some((operand) => isSpanMeant(operand, span));
    case 'not':
      return !isSpanMeant(expression.operand, span);
    case 'condition': {
      const { field, test } = expression;
      if (field.entity === 'column') return isPassed(test, span.columns[field.key]);
      return isPassed(test, field.entity === 'attribute' ? span.attributes.get(field.key) : span.content);
    }
    default:
      return expression satisfies never;
  }
}

function isPassed(test: TraceTest, value: Value): boolean {
  if (test.kind === 'presence') return (value !== undefined) === test.isPresent;
  if (value === undefined) return false;
  switch (test.kind) {
    case 'text':
      return (String(value) === test.value) === (test.operator === '=');
    case 'in':
      return test.values.includes(String(value)) !== test.isNegated;
    case 'like':
      return toLikePattern(test.pattern, test.letterCase).test(String(value));
    case 'regex':
      return new RegExp(test.pattern, 'u').test(String(value));
    case 'number-in':
      return test.values.some((wanted) => Number(wanted) === Number(value)) !== test.isNegated;
    case 'number':
      return isCompared(Number(value), test.operator, Number(test.value));
    default:
      return test satisfies never;
  }
}

function isCompared(left: number, operator: string, right: number): boolean {
  if (operator === '=' || operator === '!=') return (left === right) === (operator === '=');
  if (left === right) return operator.endsWith('=');
  return left < right === operator.startsWith('<');
}

function toLikePattern(pattern: string, letterCase: 'sensitive' | 'insensitive'): RegExp {
  const source = escape(pattern).replaceAll('%', '[^]*').replaceAll('_', '[^]');
  return new RegExp(`^${source}$`, letterCase === 'sensitive' ? 'u' : 'iu');
}

function toPhrasePattern({ phrase, isPrefix }: Extract<TraceExpression, { kind: 'text' }>): RegExp {
  const words = phrase
    .trim()
    .split(/\s+/u)
    .map(escape)
    .join(String.raw`[^\p{L}\p{N}]+`);
  const isSpaced = /^[a-z]/i.test(phrase);
  const before = isSpaced ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = isSpaced && !isPrefix ? String.raw`(?![\p{L}\p{N}])` : '';
  return new RegExp(before + words + after, 'iu');
}

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);
}
