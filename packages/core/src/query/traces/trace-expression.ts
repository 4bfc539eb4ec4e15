import type { ValueTest } from '../conjunction/condition.ts';
import type { SpanField, TraceField } from './trace-field.ts';

/** What a filter asks of one value of a trace or span. */
export type TraceTest =
  | ValueTest
  /** A regular expression that matches somewhere; see `query/pattern`. */
  | { readonly kind: 'regex'; readonly pattern: string }
  | { readonly kind: 'number-in'; readonly isNegated: boolean; readonly values: readonly (number | bigint)[] };

/**
 * What a filter says about a trace. A test of a value that a trace does not have is false, whatever the operator, unless
 * it asks for just that (`IS NULL`); `not` is true where its operand is not.
 */
export type TraceExpression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly TraceExpression[] }
  | { readonly kind: 'not'; readonly operand: TraceExpression }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'condition'; readonly field: TraceField; readonly test: TraceTest; readonly position: number }
  | SpanMatch
  | TextMatch;

/**
 * True when the trace has a span that meets the first of `chain`, below one that meets the second, below one that meets
 * the third … `below` is any depth. One in the chain: no more is asked than that there is such a span.
 */
export interface SpanMatch {
  readonly kind: 'span';
  readonly chain: readonly [SpanExpression, ...SpanExpression[]];
  readonly position: number;
}

/** True when some span says this, in its name, its attributes or its events. */
export interface TextMatch {
  readonly kind: 'text';
  /** Words in sequence, as written. Letter case does not count. */
  readonly phrase: string;
  /** The last word may go on. */
  readonly isPrefix: boolean;
  readonly position: number;
}

/** What a filter says about one span. `and` of nothing is true of every span. */
export type SpanExpression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SpanExpression[] }
  | { readonly kind: 'not'; readonly operand: SpanExpression }
  | { readonly kind: 'condition'; readonly field: SpanField; readonly test: TraceTest; readonly position: number };
