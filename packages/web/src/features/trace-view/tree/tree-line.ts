import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { SpanTreeRow } from '@gander/core/trace/span-tree';

/** A span in its place in the whole tree. */
export type TreeRow = SpanTreeRow<SpanRowBody>;

/** A line of the tree that shows a span. */
export interface SpanLine {
  readonly kind: 'span';
  readonly key: string;
  /** As drawn: members of an opened run stand one level below it. */
  readonly depth: number;
  readonly row: TreeRow;
  readonly isCollapsed: boolean;
}

/** A line that stands for a run of siblings with the same name and type. */
export interface FoldLine {
  readonly kind: 'fold';
  readonly key: string;
  readonly depth: number;
  readonly isOpen: boolean;
  /** The first of the run: names it, also when more come. */
  readonly first: SpanRowBody;
  readonly count: number;
  /** Failed spans among them and below them. */
  readonly errorCount: number;
  /** Spans among them and below them that a search found. */
  readonly matchCount: number;
  /** Durations of those that have ended; `undefined` when none has. */
  readonly durations: { readonly totalMs: number; readonly minMs: number; readonly maxMs: number } | undefined;
  readonly openCount: number;
  readonly startUnixNano: bigint;
  /** Latest end; `null` while one of them has not ended. */
  readonly endUnixNano: bigint | null;
}

export type TreeLine = SpanLine | FoldLine;

export function toFoldKey(firstSpanId: string): string {
  return `fold-${firstSpanId}`;
}
