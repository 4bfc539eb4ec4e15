import type { SpanMatch, TraceTest } from '@gander/core/query/traces/trace-expression';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import { isListable, toListedValue } from '../../rows/value-list.ts';
import type { Database, TracesTable } from '../../schema/tables.ts';

/** Columns of spans whose distinct values the trace itself lists. */
const LISTS: ReadonlyMap<string, keyof TracesTable> = new Map([
  ['model', 'models'],
  ['type', 'span_types'],
]);

/** Of more it is the database that makes short work. */
const MAX_VALUES = 50;

/**
 * "Some span has this model" as a question to the row of the trace, which saves looking at its spans; those are asked where the
 * row does not know. `undefined` for any other question.
 */
export function toListedCondition(
  { includesText }: Dialect,
  match: SpanMatch,
  askSpans: (match: SpanMatch) => Expression<SqlBool>,
): Expression<SqlBool> | undefined {
  const [span, ...above] = match.chain;
  if (above.length > 0 || span.kind !== 'condition' || span.field.entity !== 'column') return undefined;
  const column = LISTS.get(span.field.key);
  const values = listValues(span.test);
  if (column === undefined || values === undefined) return undefined;
  const eb = expressionBuilder<Database, 'traces'>();
  const list = sql.ref<string | null>(`traces.${column}`);
  const isListed =
    values === 'any'
      ? sql<SqlBool>`${list} <> ''`
      : eb.or(values.map((value) => (isListable(value) ? includesText(list, toListedValue(value)) : eb.lit(false))));
  return sql<SqlBool>`case when ${list} is null then ${askSpans(match)} else ${isListed} end`;
}

function listValues(test: TraceTest): readonly string[] | 'any' | undefined {
  if (test.kind === 'presence') return test.isPresent ? 'any' : undefined;
  if (test.kind === 'text') return test.operator === '=' ? [test.value] : undefined;
  return test.kind === 'in' && !test.isNegated && test.values.length <= MAX_VALUES ? test.values : undefined;
}
