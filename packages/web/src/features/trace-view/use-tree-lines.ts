import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { useMemo } from 'react';

import { keepRows } from './tree/keep-rows.ts';
import { toTreeLines } from './tree/to-tree-lines.ts';
import type { TreeLine, TreeRow } from './tree/tree-line.ts';

export interface TreeLinesInput {
  readonly spans: readonly SpanRowBody[];
  readonly closed: ReadonlySet<string>;
  readonly opened: ReadonlySet<string> | 'all';
  /** Which spans to show; absent for all. */
  readonly isShown: ((span: SpanRowBody) => boolean) | undefined;
  /** Set while something is looked for. */
  readonly matchIds: ReadonlySet<string> | undefined;
  /** Leaves out what does not match. */
  readonly isMatchesOnly: boolean;
}

export interface TreeLines {
  /** The whole tree, depth first, whatever is shown of it. */
  readonly rows: readonly TreeRow[];
  readonly kept: Uint8Array | undefined;
  readonly lines: readonly TreeLine[];
}

const NONE: ReadonlySet<string> = new Set();

/** The lines of the tree as they are to be shown. */
export function useTreeLines(input: TreeLinesInput): TreeLines {
  const { spans, closed, opened, isShown, matchIds, isMatchesOnly } = input;
  const rows = useMemo(() => toSpanTree(spans), [spans]);
  const onlyIds = isMatchesOnly ? matchIds : undefined;
  const kept = useMemo(
    () =>
      isShown === undefined && onlyIds === undefined
        ? undefined
        : keepRows(rows, (span) => isShown?.(span) !== false && onlyIds?.has(span.spanId) !== false),
    [rows, isShown, onlyIds],
  );
  // What was looked for is there to be seen: nothing hides it.
  const isAllOpen = onlyIds !== undefined;
  const lines = useMemo(
    () =>
      toTreeLines(rows, {
        closed: isAllOpen ? NONE : closed,
        opened: isAllOpen ? 'all' : opened,
        kept,
        matchIds,
      }),
    [rows, isAllOpen, closed, opened, kept, matchIds],
  );
  return { rows, kept, lines };
}
