import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { useMemo } from 'react';

import { useTracePlace } from './trace-place.ts';

/** Tells of a span whether the filter of the URL lets it through: by its type, and whether it failed. */
export function useSpanFilter(): ((span: SpanRowBody) => boolean) | undefined {
  const { types, errors } = useTracePlace().url;
  return useMemo(() => {
    if (types === undefined && errors === undefined) return undefined;
    const shown = types === undefined ? undefined : new Set(types.split(','));
    return (span: SpanRowBody) => shown?.has(span.type) !== false && (errors === undefined || span.status === 'ERROR');
  }, [types, errors]);
}
