import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { useMemo } from 'react';

import { findRootFailure } from './header/find-root-failure.ts';
import { useTracePlace } from './trace-place.ts';
import { toSpanChange } from './view-change.ts';

/**
 * From failed span to failed span, round and round; nothing where none failed. Where the failure began comes first,
 * then the other spans with nothing failed below them, by time, then those that only passed it on.
 */
export function useFailures(spans: readonly SpanRowBody[]): (() => void) | undefined {
  const { url, change } = useTracePlace();
  const failed = useMemo(() => listFailures(spans), [spans]);
  if (failed.length === 0) return undefined;
  return () => {
    const at = failed.findIndex((span) => span.spanId === url.span);
    const next = failed[(at + 1) % failed.length];
    if (next !== undefined) change(toSpanChange(url, next.spanId));
  };
}

function listFailures(spans: readonly SpanRowBody[]): readonly SpanRowBody[] {
  const failed = spans.filter((span) => span.status === 'ERROR');
  const passedOn = new Set(failed.map(({ parentSpanId }) => parentSpanId));
  const isOrigin = ({ spanId }: SpanRowBody) => !passedOn.has(spanId);
  const first = findRootFailure(spans);
  const rest = failed.filter((span) => span !== first);
  return [...(first === undefined ? [] : [first]), ...rest.filter(isOrigin), ...rest.filter((span) => !isOrigin(span))];
}
