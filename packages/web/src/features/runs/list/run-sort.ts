import { type FactColumn, parseRunColumn } from './run-columns.ts';

/** By which the server can order. */
const FACT_ORDERS: Readonly<Partial<Record<FactColumn | 'name', string>>> = {
  name: 'attributes.run_name',
  start: 'attributes.start_time',
  user: 'tags.`mlflow.user`',
  source: 'tags.`mlflow.source.name`',
  version: 'tags.`mlflow.source.git.commit`',
  status: 'attributes.status',
  id: 'attributes.run_id',
};

export interface RunSort {
  readonly columnId: string;
  readonly isDescending: boolean;
}

const DEFAULT_SORT: RunSort = { columnId: 'start', isDescending: true };

export function parseRunSort(text: string | undefined): RunSort {
  if (text === undefined) return DEFAULT_SORT;
  const isDescending = text.startsWith('-');
  const columnId = isDescending ? text.slice(1) : text;
  return toOrderKey(columnId) === undefined ? DEFAULT_SORT : { columnId, isDescending };
}

/** `undefined` for the order that nobody has to ask for. */
export function formatRunSort({ columnId, isDescending }: RunSort): string | undefined {
  if (columnId === DEFAULT_SORT.columnId && isDescending === DEFAULT_SORT.isDescending) return undefined;
  return `${isDescending ? '-' : ''}${columnId}`;
}

/** MLflow's `order_by`. */
export function toOrderBy({ columnId, isDescending }: RunSort): readonly string[] {
  const key = toOrderKey(columnId);
  return key === undefined ? [] : [`${key} ${isDescending ? 'DESC' : 'ASC'}`];
}

/** What the server calls the column when it orders by it; `undefined` where it cannot. */
export function toOrderKey(columnId: string): string | undefined {
  if (columnId === 'name') return FACT_ORDERS.name;
  const column = parseRunColumn(columnId);
  if (column === undefined) return undefined;
  if (column.kind === 'fact') return FACT_ORDERS[column.id];
  return `${column.kind}s.\`${column.key.replaceAll('`', '``')}\``;
}
