import { useState } from 'react';

import { isAwaitedSpan } from './awaited-span.ts';
import type { TreeRow } from './tree/tree-line.ts';

export interface FirstSpanOptions {
  readonly traceId: string;
  readonly rootSpanId: string | null;
  readonly rows: readonly TreeRow[];
}

/**
 * What is shown beside the tree before anybody has chosen. Decided once per trace: when the root of a running trace arrives, what
 * is being read stays.
 */
export function useFirstSpan({ traceId, rootSpanId, rows }: FirstSpanOptions): string | undefined {
  const [chosen, setChosen] = useState<{ readonly traceId: string; readonly spanId: string }>();
  if (chosen?.traceId === traceId) return chosen.spanId;
  const spanId = rootSpanId ?? rows.find(({ span }) => !isAwaitedSpan(span))?.span.spanId;
  if (spanId !== undefined) setChosen({ traceId, spanId });
  return spanId;
}
