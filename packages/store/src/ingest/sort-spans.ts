import { sortList } from '@gander/core/sort-list';
import type { SpanRecord } from '@gander/core/span-record';

/** By start, then id: a roll-up sees the same sequence whatever order the spans came in. */
export function sortSpans(spans: Iterable<SpanRecord>): readonly SpanRecord[] {
  return sortList([...spans], compareSpans);
}

function compareSpans(left: SpanRecord, right: SpanRecord): number {
  if (left.startUnixNano !== right.startUnixNano) return left.startUnixNano < right.startUnixNano ? -1 : 1;
  if (left.spanId === right.spanId) return 0;
  return left.spanId < right.spanId ? -1 : 1;
}
