import { addClause } from '@gander/core/query/traces/edit/edit-values';
import { writeValue } from '@gander/core/query/traces/edit/write-value';

import { pickTraceFilter, type TraceFilterUrl } from '../trace-list/url.ts';

/** Calls of a tool or model, all or some of them. */
export interface CallChoice {
  readonly key: 'tool' | 'model';
  readonly value: string;
  readonly isFailed?: boolean;
  /** As long as this or longer. */
  readonly minMs?: number;
}

/** Those of the traces in question that have such a call: one span must be all of it. */
export function toCallFilter(url: TraceFilterUrl, { key, value, isFailed = false, minMs }: CallChoice): TraceFilterUrl {
  const conditions = [
    `${key} = ${writeValue(key, value)}`,
    ...(isFailed ? ["status = 'ERROR'"] : []),
    // Rounded down: the call that the figure was taken from is among them.
    ...(minMs === undefined ? [] : [`execution_time_ms >= ${Math.floor(minMs)}`]),
  ];
  return { ...pickTraceFilter(url), filter: addClause(url.filter ?? '', `span(${conditions.join(' AND ')})`) };
}
