import type { RunRow } from '../model/run-row.ts';

/** A run at its place in the list. */
export interface NestedRun {
  readonly run: RunRow;
  readonly depth: number;
  readonly childCount: number;
  readonly isOpen: boolean;
  readonly isPinned: boolean;
  /** Not asked for: it stands here for its children. */
  readonly isContext: boolean;
}

export interface NestOptions {
  readonly isFlat: boolean;
  /** Runs that are in the list for their children only, wherever they stand in it: they come where their first child would. */
  readonly contextIds: ReadonlySet<string>;
  readonly closedIds: ReadonlySet<string>;
  readonly pinnedIds: ReadonlySet<string>;
}

const MAX_DEPTH = 20;

/**
 * Runs in their order, children under their parents, pinned ones before all others. A child whose parent is not in the
 * list stands by itself; of runs that are each other's parents, none is lost.
 */
export function nestRuns(runs: readonly RunRow[], options: NestOptions): readonly NestedRun[] {
  const { isFlat, contextIds, closedIds, pinnedIds } = options;
  const pinned = runs.filter(({ runId }) => pinnedIds.has(runId));
  const others = runs.filter(({ runId }) => !pinnedIds.has(runId));
  const alone = { depth: 0, childCount: 0, isOpen: false, isContext: false };
  const head = pinned.map((run) => ({ ...alone, run, isPinned: true }));
  if (isFlat) {
    const asked = others.filter(({ runId }) => !contextIds.has(runId));
    return [...head, ...asked.map((run) => ({ ...alone, run, isPinned: false }))];
  }
  const known = new Map(others.map((run) => [run.runId, run]));
  const childrenOf = Map.groupBy(
    others.filter(({ parentId, runId }) => parentId !== undefined && parentId !== runId && known.has(parentId)),
    ({ parentId }) => parentId,
  );
  const nested: NestedRun[] = [];
  const placed = new Set<string>();
  function place(run: RunRow, depth: number): void {
    if (placed.has(run.runId)) return;
    placed.add(run.runId);
    const children = childrenOf.get(run.runId) ?? [];
    const isOpen = !closedIds.has(run.runId);
    const isContext = contextIds.has(run.runId);
    nested.push({ run, depth, childCount: children.length, isOpen, isPinned: false, isContext });
    for (const child of children) {
      if (isOpen) place(child, Math.min(depth + 1, MAX_DEPTH));
      else hide(child);
    }
  }
  function hide(run: RunRow): void {
    if (placed.has(run.runId)) return;
    placed.add(run.runId);
    for (const child of childrenOf.get(run.runId) ?? []) hide(child);
  }
  for (const run of others) {
    const parent = run.parentId === undefined || run.parentId === run.runId ? undefined : known.get(run.parentId);
    if (parent === undefined) {
      if (!contextIds.has(run.runId)) place(run, 0);
    } else if (contextIds.has(parent.runId)) place(parent, 0);
  }
  // Only rings are left.
  for (const run of others) place(run, 0);
  return [...head, ...nested];
}
