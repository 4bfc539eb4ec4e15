import type { NumberOperator } from '@gander/core/query/conjunction/condition';
import { createPattern } from '@gander/core/query/pattern/pattern';
import type { SpanExpression, TraceTest } from '@gander/core/query/traces/trace-expression';
import type { SpanField } from '@gander/core/query/traces/trace-field';
import { toAttributeForms } from '@gander/core/search-text/attribute-forms';
import { createLikeMatcher } from '@gander/core/search-text/like-matcher';

import type { SearchedSpan } from './searched-trace.ts';

/** Whether a span meets what is said of it. */
export type SpanPredicate = (span: SearchedSpan) => boolean;

/** What a span has under a name: the texts by which it goes, and the number, if it is one. */
interface SpanValue {
  readonly texts: readonly string[];
  readonly number: number | bigint | undefined;
}

/** Prepares a part of a filter for being asked of many spans outside of SQL. Decides as SQL would. */
export function createSpanPredicate(expression: SpanExpression): SpanPredicate {
  switch (expression.kind) {
    case 'and': {
      const operands = expression.operands.map(createSpanPredicate);
      return (span) => operands.every((isMet) => isMet(span));
    }
    case 'or': {
      const operands = expression.operands.map(createSpanPredicate);
      return (span) => operands.some((isMet) => isMet(span));
    }
    case 'not': {
      const isMet = createSpanPredicate(expression.operand);
      return (span) => !isMet(span);
    }
    case 'condition': {
      const isMet = createTest(expression.test);
      return (span) => isMet(findValue(span, expression.field));
    }
    default:
      return expression satisfies never;
  }
}

function findValue(span: SearchedSpan, field: SpanField): SpanValue | undefined {
  switch (field.entity) {
    case 'content':
      return toTextValue(span.payload()?.content());
    case 'attribute': {
      const value = span.payload()?.attributes.get(field.key);
      return value && toAttributeForms(value);
    }
    case 'column': {
      if (field.key !== 'execution_time') return toTextValue(span[field.key]);
      const { startUnixNano, endUnixNano } = span;
      if (endUnixNano === null) return undefined;
      return { texts: [], number: (endUnixNano - startUnixNano) / 1_000_000n };
    }
    default:
      return field satisfies never;
  }
}

function toTextValue(text: string | null | undefined): SpanValue | undefined {
  return text === null || text === undefined ? undefined : { texts: [text], number: undefined };
}

/** `undefined` is what is not there. Of several texts one that meets the test is enough, or all when it is a negative one. */
function createTest(test: TraceTest): (value: SpanValue | undefined) => boolean {
  switch (test.kind) {
    case 'presence':
      return (value) => (value !== undefined) === test.isPresent;
    case 'number':
      return (value) => value?.number !== undefined && isComparedSo(value.number, test.operator, test.value);
    case 'number-in':
      return (value) => {
        const number = value?.number;
        return number !== undefined && test.values.some((one) => isEqual(number, one)) !== test.isNegated;
      };
    case 'text':
      return createTextsTest((text) => text === test.value, test.operator === '!=');
    case 'in': {
      const values = new Set(test.values);
      return createTextsTest((text) => values.has(text), test.isNegated);
    }
    case 'like':
      return createTextsTest(createLikeMatcher(test.pattern, test.letterCase), false);
    case 'regex':
      return createTextsTest(requireMatcher(test.pattern), false);
    default:
      return test satisfies never;
  }
}

function createTextsTest(isMet: (text: string) => boolean, isNegated: boolean) {
  return (value: SpanValue | undefined) =>
    value !== undefined && value.texts.length > 0 && value.texts.some((text) => isMet(text)) !== isNegated;
}

function requireMatcher(pattern: string): (text: string) => boolean {
  const created = createPattern(pattern);
  if (!created.isValid) throw new Error(`A pattern was let through that is none: ${created.problem}`);
  return created.isFoundIn;
}

/** Numbers and big ones compare exactly, which `===` refuses to do. */
function isEqual(left: number | bigint, right: number | bigint): boolean {
  return !(left < right) && !(left > right);
}

function isComparedSo(left: number | bigint, operator: NumberOperator, right: number | bigint): boolean {
  switch (operator) {
    case '=':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return operator satisfies never;
  }
}
