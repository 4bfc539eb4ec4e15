import type { SpanRowBody } from '@gander/api/gander/schemas';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { useMemo } from 'react';

import { findRows, type TreeRow } from './find-rows.ts';

export interface SpanRows {
  readonly rows: readonly TreeRow[];
  /** Set while a filter is in force; then nothing is closed. */
  readonly matchIds: ReadonlySet<string> | undefined;
}

/** The lines of the tree as they are to be shown. */
export function useSpanRows(spans: readonly SpanRowBody[], closed: ReadonlySet<string>, find: string): SpanRows {
  const isFinding = find.trim() !== '';
  const rows = useMemo(() => toSpanTree(spans, isFinding ? new Set() : closed), [spans, closed, isFinding]);
  return useMemo(() => (isFinding ? findRows(rows, find) : { rows, matchIds: undefined }), [rows, isFinding, find]);
}
