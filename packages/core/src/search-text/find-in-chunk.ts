import { createKeyTable } from '@gander/protocol/key-table';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';

import { readLogRecords, readLogTexts } from './log-texts.ts';
import { toSearchForm } from './search-form.ts';
import { readSpanTexts, type TextVisitor } from './span-texts.ts';

const NO_KEYS = createKeyTable([]);

export interface ChunkLook {
  /** Tells of a text in its search form whether it is looked for. */
  readonly isFoundIn: (text: string) => boolean;
  /** Spans that were in newer chunks, which this one says nothing about. Those of the chunk are added. */
  readonly newerSpanIds: Set<string>;
}

/** True when a span of the chunk has a text that is looked for. Once there is one, nothing more is opened. */
export function findInChunk(chunk: Uint8Array, { isFoundIn, newerSpanIds }: ChunkLook): boolean {
  const spanIds = new Set<string>();
  let foundId: string | undefined;
  let isRepeated = false;
  visitSpans(chunk, (span) => {
    const { spanId } = span;
    isRepeated ||= spanIds.has(spanId);
    spanIds.add(spanId);
    if (foundId === undefined && !newerSpanIds.has(spanId) && hasText(span, isFoundIn)) foundId = spanId;
  });
  const isFound = foundId !== undefined && (!isRepeated || findInLatest(chunk, { isFoundIn, newerSpanIds }));
  for (const spanId of spanIds) newerSpanIds.add(spanId);
  return isFound;
}

/** True when a record of a chunk of logs has a text that is looked for. */
export function findInLogs(chunk: Uint8Array, isFoundIn: ChunkLook['isFoundIn']): boolean {
  return readLogRecords(chunk).some((record) => hasAnyText((visit) => readLogTexts(record, visit), isFoundIn));
}

/** Of a span that is in the chunk twice the later one counts. */
function findInLatest(chunk: Uint8Array, { isFoundIn, newerSpanIds }: ChunkLook): boolean {
  const found = new Map<string, boolean>();
  visitSpans(chunk, (span) => found.set(span.spanId, !newerSpanIds.has(span.spanId) && hasText(span, isFoundIn)));
  return found.values().some(Boolean);
}

function hasText(span: SpanView, isFoundIn: ChunkLook['isFoundIn']): boolean {
  return hasAnyText((visit) => readSpanTexts(span, visit), isFoundIn);
}

function hasAnyText(read: (visit: TextVisitor) => void, isFoundIn: ChunkLook['isFoundIn']): boolean {
  let isFound = false;
  read((_key, text) => {
    isFound ||= isFoundIn(toSearchForm(text));
  });
  return isFound;
}

/** Of damaged bytes, those that could be read. */
function visitSpans(chunk: Uint8Array, onSpan: (span: SpanView) => void): void {
  try {
    readTraceRequest(chunk, { keys: NO_KEYS, onSpan, onRejectedSpan() {} });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}
