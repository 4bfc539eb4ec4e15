import type { SortKey } from '@gander/core/query/conjunction/condition';
import type { TraceSortField } from '@gander/core/query/traces/trace-field';
import { TRACE_METADATA } from '@gander/core/trace-keys';
import { type Expression, sql } from 'kysely';

import type { SortValue } from '../../queries/sort-cursor.ts';
import { type OrderTerm, toNullableTerms } from '../order-term.ts';
import { toKeyedValue } from './to-field-condition.ts';

/** The whole order: what was asked for, then the newest first, then by id. */
export function toTraceTerms(order: readonly SortKey<TraceSortField>[]): readonly OrderTerm[] {
  const isByStart = order.some(({ field }) => field.entity === 'attribute' && field.key === 'timestamp');
  const newest: OrderTerm = { value: sql.ref<SortValue>('traces.start_unix_nano'), direction: 'desc' };
  return [
    ...order.flatMap(toTerms),
    ...(isByStart ? [] : [newest]),
    { value: sql.ref<SortValue>('traces.trace_id'), direction: 'asc' },
  ];
}

function toTerms({ field, direction }: SortKey<TraceSortField>): readonly OrderTerm[] {
  if (field.entity !== 'attribute') {
    const table = field.entity === 'tag' ? 'trace_tags' : 'trace_metadata';
    return toNullableTerms(toKeyed(table, field.key), direction);
  }
  switch (field.key) {
    case 'timestamp':
      return [{ value: sql.ref<SortValue>('traces.start_unix_nano'), direction }];
    case 'request_id':
      return [{ value: sql.ref<SortValue>('traces.trace_id'), direction }];
    case 'experiment_id':
      return [{ value: sql.ref<SortValue>('traces.experiment_id'), direction }];
    case 'status':
      return [{ value: sql.ref<SortValue>('traces.state'), direction }];
    case 'name':
      return toNullableTerms(sql<SortValue>`nullif(${sql.ref('traces.name')}, '')`, direction);
    case 'end_time':
      return toNullableTerms(sql.ref<SortValue>('traces.end_unix_nano'), direction);
    case 'execution_time':
      return toNullableTerms(
        sql<SortValue>`(${sql.ref('traces.end_unix_nano')} - ${sql.ref('traces.start_unix_nano')})`,
        direction,
      );
    case 'run_id':
      return toNullableTerms(toKeyed('trace_metadata', TRACE_METADATA.sourceRun), direction);
    case 'span_count':
    case 'error_count':
    case 'cost_usd':
    case 'input_tokens':
    case 'output_tokens':
    case 'total_tokens':
    case 'cache_read_tokens':
    case 'cache_write_tokens':
    case 'reasoning_tokens':
      return toNullableTerms(sql.ref<SortValue>(`traces.${field.key}`), direction);
    default:
      return field satisfies never;
  }
}

function toKeyed(table: 'trace_tags' | 'trace_metadata', key: string): Expression<SortValue> {
  return sql<SortValue>`(${toKeyedValue({ table, key })})`;
}
