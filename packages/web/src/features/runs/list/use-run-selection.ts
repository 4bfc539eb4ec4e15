import { useCallback, useRef, useState } from 'react';

export interface RunSelection {
  readonly ids: ReadonlySet<string>;
  /** Selects or lets go; with `isRange` all from the last one touched to this one are selected. */
  readonly toggle: (runId: string, isRange: boolean) => void;
  readonly set: (ids: Iterable<string>) => void;
}

/** The selected rows of a list whose rows are `rowIds` from top to bottom. */
export function useRunSelection(rowIds: readonly string[]): RunSelection {
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set());
  const lastId = useRef<string>(undefined);
  const latestRows = useRef(rowIds);
  latestRows.current = rowIds;
  const toggle = useCallback((runId: string, isRange: boolean) => {
    const from = lastId.current === undefined ? -1 : latestRows.current.indexOf(lastId.current);
    const to = latestRows.current.indexOf(runId);
    lastId.current = runId;
    setIds((current) => {
      const next = new Set(current);
      if (isRange && from >= 0 && to >= 0) {
        for (const id of latestRows.current.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
      } else if (!next.delete(runId)) next.add(runId);
      return next;
    });
  }, []);
  const set = useCallback((wanted: Iterable<string>) => {
    setIds(new Set(wanted));
  }, []);
  return { ids, toggle, set };
}
