import { toDurationMs } from '../../../format/duration.ts';
import type { TreeRow } from './tree-line.ts';

/**
 * How long a span ran while none of its children did, in milliseconds. `undefined` while it has not ended. `rows` is the
 * whole tree, depth first.
 */
export function toSelfTimeMs(rows: readonly TreeRow[], index: number): number | undefined {
  const row = rows[index];
  if (row === undefined || row.span.endUnixNano === null) return undefined;
  const { startUnixNano, endUnixNano } = row.span;
  let busyMs = 0;
  let coveredUntil = startUnixNano;
  // Children are in order of their start.
  for (let at = index + 1; at <= index + row.descendantCount; at += (rows[at] as TreeRow).descendantCount + 1) {
    const child = (rows[at] as TreeRow).span;
    const from = child.startUnixNano > coveredUntil ? child.startUnixNano : coveredUntil;
    const childEnd = child.endUnixNano ?? endUnixNano;
    const until = childEnd < endUnixNano ? childEnd : endUnixNano;
    if (until <= from) continue;
    busyMs += toDurationMs(from, until);
    coveredUntil = until;
  }
  return Math.max(0, toDurationMs(startUnixNano, endUnixNano) - busyMs);
}
