import { TRACE_METADATA } from '@gander/core/trace-keys';
import type { MetricFilter } from '@gander/core/trace-metrics/trace-metrics-query';
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';

import type { Database } from '../../schema/tables.ts';

type Builder = ExpressionBuilder<Database, 'traces'>;

const COLUMNS = {
  span: { name: 'spans.name', status: 'spans.status', type: 'spans.type' },
  assessment: { name: 'assessments.name', type: 'assessments.kind' },
} as const;

/** The condition behind one filter of a metrics query, for a query that has the tables of its view. */
export function filterMetrics(eb: Builder, filter: MetricFilter): Expression<SqlBool> {
  if (filter.entity === 'span') return sql`${sql.ref(COLUMNS.span[filter.field])} = ${filter.value}`;
  if (filter.entity === 'assessment') return sql`${sql.ref(COLUMNS.assessment[filter.field])} = ${filter.value}`;
  if (filter.field === 'status') return eb('traces.state', '=', filter.value);
  return filter.field === 'tag' ? hasTag(eb, filter) : hasMetadata(eb, filter);
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

function hasTag(eb: Builder, { key, value }: Pair): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('trace_tags as tag')
      .select('tag.tag_key')
      .whereRef('tag.trace_key', '=', 'traces.trace_key')
      .where('tag.tag_key', '=', key)
      .where('tag.tag_value', '=', value),
  );
}

function hasStoredMetadata(eb: Builder, { key, value }: Pair): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('trace_metadata as entry')
      .select('entry.tag_key')
      .whereRef('entry.trace_key', '=', 'traces.trace_key')
      .where('entry.tag_key', '=', key)
      .where('entry.tag_value', '=', value),
  );
}

/** Session and user are also known of traces whose client reported nothing. */
function hasMetadata(eb: Builder, pair: Pair): Expression<SqlBool> {
  const stored = hasStoredMetadata(eb, pair);
  if (pair.key === TRACE_METADATA.session) return eb.or([stored, eb('traces.session_id', 'in', spellings(pair))]);
  if (pair.key === TRACE_METADATA.user) return eb.or([stored, eb('traces.user_id', 'in', spellings(pair))]);
  return stored;
}

/** What spans say is shown to clients as JSON, so that they may well ask for it in quotes. */
function spellings({ value }: Pair): readonly string[] {
  return /^".*"$/s.test(value) ? [value, value.slice(1, -1)] : [value];
}
