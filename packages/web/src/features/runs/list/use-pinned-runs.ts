import { useCallback, useState } from 'react';

const MAX_PINNED = 100;

/** Runs kept at the top of an experiment's list, on this machine. */
export function usePinnedRuns(experimentId: string): readonly [ReadonlySet<string>, (runId: string) => void] {
  const storageKey = `gander.runs.pinned.${experimentId}`;
  const [pinned, setPinned] = useState(() => readIds(storageKey));
  const toggle = useCallback(
    (runId: string) => {
      setPinned((current) => {
        const next = new Set(current);
        if (!next.delete(runId)) next.add(runId);
        try {
          localStorage.setItem(storageKey, JSON.stringify([...next].slice(-MAX_PINNED)));
        } catch {
          // Storage is full or switched off: the pins last as long as the page.
        }
        return next;
      });
    },
    [storageKey],
  );
  return [pinned, toggle];
}

function readIds(storageKey: string): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
