import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import { toGroupTotals } from './group-totals.ts';
import type { ListItem } from './list-item.ts';

/**
 * One row for each session, where its first trace of the list stands, with its traces inside when it is open. A trace
 * without a session stands by itself.
 */
export function toSessionItems(
  traces: readonly TraceSummaryBody[],
  openKeys: ReadonlySet<string>,
): readonly ListItem[] {
  const bySession = new Map<string, TraceSummaryBody[]>();
  for (const trace of traces) {
    if (trace.sessionId === null) continue;
    const members = bySession.get(trace.sessionId);
    if (members === undefined) bySession.set(trace.sessionId, [trace]);
    else members.push(trace);
  }
  const items: ListItem[] = [];
  const seen = new Set<string>();
  for (const trace of traces) {
    const { sessionId } = trace;
    if (sessionId === null) items.push(trace);
    else if (!seen.has(sessionId)) {
      seen.add(sessionId);
      const members = bySession.get(sessionId) ?? [trace];
      const key = toGroupKey(sessionId);
      const isOpen = openKeys.has(key);
      const traceIds = members.map(({ traceId }) => traceId);
      items.push({ kind: 'group', key, sessionId, isOpen, traceIds, totals: toGroupTotals(members) });
      if (isOpen) items.push(...members);
    }
  }
  return items;
}

/** Cannot be a trace id. */
export function toGroupKey(sessionId: string): string {
  return `session:${sessionId}`;
}
