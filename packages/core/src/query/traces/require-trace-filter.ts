import { createQueryError } from '../conjunction/query-error.ts';
import { splitQuery } from '../conjunction/split-query.ts';
import { createTokenReader } from '../conjunction/token-reader.ts';
import { createReadingLimits } from './reading-limits.ts';
import { readTraceExpression } from './read-trace-expression.ts';
import type { TraceExpression } from './trace-expression.ts';

const EVERYTHING: TraceExpression = { kind: 'constant', value: true };
const MAX_LENGTH = 100_000;

/**
 * What a filter of traces says. Throws `invalid_argument` with the place of what is wrong and what was expected there.
 * The grammar is that of https://mlflow.org/docs/latest/genai/tracing/search-traces/, and beyond it `OR`, `NOT`,
 * parentheses, `text:`, and `span(…) UNDER span(…)`.
 *
 * @example requireTraceFilter("status = 'ERROR' AND (tags.team IN ('a', 'b') OR text:\"gift card\")")
 */
export function requireTraceFilter(filter: string): TraceExpression {
  if (filter === '') return EVERYTHING;
  if (filter.length > MAX_LENGTH) throw createQueryError(`A filter has at most ${MAX_LENGTH} characters`, MAX_LENGTH);
  const reader = createTokenReader(splitQuery(filter));
  if (reader.peek().kind === 'end') throw createQueryError(`Invalid filter '${filter}'. Could not be parsed.`, 0);
  // The reference takes a filter that is nothing but AND for one that asks for nothing.
  if (reader.skip('AND') && reader.peek().kind === 'end') return EVERYTHING;
  const expression = readTraceExpression(reader, createReadingLimits());
  const { kind, source, position } = reader.peek();
  if (kind === 'end') return expression;
  throw createQueryError(`Invalid clause(s) in filter string: '${source}'. Expected AND, OR or the end`, position);
}
