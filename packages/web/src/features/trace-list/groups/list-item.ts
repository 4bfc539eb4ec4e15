import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import type { GroupTotals } from './group-totals.ts';

/** A row of the table. A trace is its own item: a hundred thousand wrappers would be made anew for each page. */
export type ListItem = TraceSummaryBody | GroupItem;

/** The head of a session's traces. */
export interface GroupItem {
  readonly kind: 'group';
  readonly key: string;
  readonly sessionId: string;
  readonly isOpen: boolean;
  /** The loaded ones. */
  readonly traceIds: readonly string[];
  readonly totals: GroupTotals;
}

export function isGroup(item: ListItem): item is GroupItem {
  return 'kind' in item;
}

/** The trace id, or a key that cannot be one. */
export function toItemKey(item: ListItem): string {
  return isGroup(item) ? item.key : item.traceId;
}
