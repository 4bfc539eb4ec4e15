import { useState } from 'react';

import type { HiddenBy } from './tree/to-tree-lines.ts';
import type { TreeLine, TreeRow } from './tree/tree-line.ts';
import { useTracePlace } from './trace-place.ts';
import { parseIdsParam, toIdsParam } from './url.ts';

export interface ClosedSpans {
  /** Spans that hide what is below them. */
  readonly closed: ReadonlySet<string>;
  /** First spans of runs that are shown one by one. */
  readonly opened: ReadonlySet<string> | 'all';
  readonly toggle: (line: TreeLine, isOpen: boolean) => void;
  readonly expandAll: () => void;
  readonly collapseAll: (rows: readonly TreeRow[]) => void;
  /** Opens what hides a span. */
  readonly reveal: (hiding: HiddenBy) => void;
  readonly setFolding: (isFolding: boolean) => void;
}

interface Openness {
  readonly closed: ReadonlySet<string>;
  readonly opened: ReadonlySet<string> | 'all';
}

/** What of the tree is open. Kept here, and in the URL as long as it is little. */
export function useClosedSpans(): ClosedSpans {
  const { url, change } = useTracePlace();
  const [state, setState] = useState<Openness>(() => ({
    closed: parseIdsParam(url.closed),
    opened: url.open === 'all' ? 'all' : parseIdsParam(url.open),
  }));
  const { closed, opened } = state;
  function update(next: Openness) {
    setState(next);
    change({ closed: toIdsParam(next.closed), open: next.opened === 'all' ? 'all' : toIdsParam(next.opened) });
  }
  return {
    closed,
    opened,
    toggle(line, isOpen) {
      if (line.kind === 'span') update({ closed: withId(closed, line.key, !isOpen), opened });
      else if (opened !== 'all') update({ closed, opened: withId(opened, line.first.spanId, isOpen) });
    },
    expandAll() {
      update({ closed: new Set(), opened });
    },
    collapseAll(rows) {
      // Roots stay open: their children are the outline of the trace.
      update({
        closed: new Set(rows.filter((row) => row.childCount > 0 && row.depth > 0).map((row) => row.span.spanId)),
        opened: opened === 'all' ? opened : new Set(),
      });
    },
    reveal({ ancestorIds, runIds }) {
      const isHidden =
        ancestorIds.some((id) => closed.has(id)) || (opened !== 'all' && runIds.some((id) => !opened.has(id)));
      if (!isHidden) return;
      update({
        closed: new Set([...closed].filter((id) => !ancestorIds.includes(id))),
        opened: opened === 'all' ? opened : new Set([...opened, ...runIds]),
      });
    },
    setFolding(isFolding) {
      update({ closed, opened: isFolding ? new Set() : 'all' });
    },
  };
}

function withId(ids: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}
