import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';

import { useTracePlace } from './trace-place.ts';
import { findHiding } from './tree/to-tree-lines.ts';
import { navigateRows, type TreeMove } from './tree/navigate-rows.ts';
import type { TreeLine } from './tree/tree-line.ts';
import type { ClosedSpans } from './use-closed-spans.ts';
import type { TreeLines } from './use-tree-lines.ts';

export interface TreeCursorOptions {
  readonly tree: TreeLines;
  readonly closedSpans: ClosedSpans;
  readonly selectedId: string | undefined;
  /** Beside the tree there is room for the span. */
  readonly isWide: boolean;
}

export interface TreeCursor {
  /** The line that the keys start from: the selected span, or a line that stands for several. */
  readonly currentKey: string | undefined;
  readonly selectSpan: (spanId: string) => void;
  readonly selectLine: (line: TreeLine) => void;
  readonly move: (move: TreeMove) => void;
}

/** Where in the tree the reader is, and how to get elsewhere. */
export function useTreeCursor({ tree, closedSpans, selectedId, isWide }: TreeCursorOptions): TreeCursor {
  const { change } = useTracePlace();
  // A line that stands for several spans is not in the URL; it holds until a span is selected.
  const [foldKey, setFoldKey] = useState<string>();
  const { rows, kept, lines } = tree;
  const selectedIndex = useMemo(
    () => (selectedId === undefined ? -1 : rows.findIndex((row) => row.span.spanId === selectedId)),
    [rows, selectedId],
  );
  const isThere = selectedIndex >= 0;

  const revealed = useRef<string>(undefined);
  const reveal = useEffectEvent(() => {
    if (revealed.current === selectedId) return;
    revealed.current = selectedId;
    closedSpans.reveal(findHiding(rows, selectedIndex, kept));
  });
  useEffect(() => {
    // Once for each selection, as soon as the span is there: what the reader closes afterwards stays closed.
    if (isThere) reveal();
  }, [selectedId, isThere]);

  const selectSpan = (span: string) => {
    setFoldKey(undefined);
    // On a narrow screen the span covers the tree: Back uncovers it.
    change({ span }, !isWide);
  };
  const currentKey = foldKey ?? selectedId;
  return {
    currentKey,
    selectSpan,
    selectLine(line) {
      if (line.kind === 'span') selectSpan(line.key);
      else {
        setFoldKey(line.key);
        closedSpans.toggle(line, !line.isOpen);
      }
    },
    move(kind) {
      const step = navigateRows(lines, currentKey, kind);
      if (step === undefined) return;
      if (step.kind !== 'go') closedSpans.toggle(step.line, step.kind === 'open');
      else if (step.line.kind === 'fold') setFoldKey(step.line.key);
      else {
        setFoldKey(undefined);
        change({ span: step.line.key });
      }
    },
  };
}
