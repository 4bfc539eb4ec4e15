/** Every column of the trace list, in the order in which they are offered. */
export const COLUMN_IDS = [
  'time',
  'name',
  'state',
  'latency',
  'tokens',
  'totalTokens',
  'inputTokens',
  'outputTokens',
  'cachedTokens',
  'cost',
  'input',
  'output',
  'model',
  'session',
  'user',
  'tags',
  'feedback',
  'service',
  'type',
  'framework',
  'environment',
  'release',
  'spans',
  'errors',
  'error',
  'traceId',
] as const;

export type ColumnId = (typeof COLUMN_IDS)[number];

/** Columns whose order the server knows. */
const SORTABLE_IDS = ['time', 'name', 'latency', 'tokens', 'cost'] as const;

export type SortableId = (typeof SORTABLE_IDS)[number];

export function isColumnId(id: string): id is ColumnId {
  return (COLUMN_IDS as readonly string[]).includes(id);
}

export function isSortable(id: string): id is SortableId {
  return (SORTABLE_IDS as readonly string[]).includes(id);
}
