import type { SpanRecord } from '@gander/core/span-record';

import { clampToInt64 } from '../schema/int64.ts';

/** The span with its times as the index can hold them. Nearly always the same object. */
export function toStorableSpan(span: SpanRecord): SpanRecord {
  const startUnixNano = clampToInt64(span.startUnixNano);
  const endUnixNano = span.endUnixNano === null ? null : clampToInt64(span.endUnixNano);
  if (startUnixNano === span.startUnixNano && endUnixNano === span.endUnixNano) return span;
  return { ...span, startUnixNano, endUnixNano };
}
