import { useState } from 'react';

import type { TreeRow } from './tree/find-rows.ts';
import { parseClosedParam, toClosedParam } from './url.ts';

export interface ClosedSpans {
  readonly closed: ReadonlySet<string>;
  readonly toggle: (spanId: string, isOpen: boolean) => void;
  readonly expandAll: () => void;
  readonly collapseAll: (rows: readonly TreeRow[]) => void;
}

export interface ClosedSpansOptions {
  /** From the URL, as the page was opened. */
  readonly initial: string | undefined;
  /** Writes the URL. */
  readonly onChange: (closed: string | undefined) => void;
}

/** Which spans hide what is below them. Kept here, and in the URL as long as they are few. */
export function useClosedSpans({ initial, onChange }: ClosedSpansOptions): ClosedSpans {
  const [closed, setClosed] = useState(() => parseClosedParam(initial));
  function change(next: ReadonlySet<string>) {
    setClosed(next);
    onChange(toClosedParam(next));
  }
  return {
    closed,
    toggle(spanId, isOpen) {
      const next = new Set(closed);
      if (isOpen) next.delete(spanId);
      else next.add(spanId);
      change(next);
    },
    expandAll() {
      change(new Set());
    },
    collapseAll(rows) {
      // Roots stay open: their children are the outline of the trace.
      change(new Set(rows.filter((row) => row.childCount > 0 && row.depth > 0).map((row) => row.span.spanId)));
    },
  };
}
