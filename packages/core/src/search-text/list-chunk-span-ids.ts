import { createKeyTable } from '@gander/protocol/key-table';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { readTraceRequest } from '@gander/protocol/span-reader';

import type { SpanId } from '../ids.ts';

const NO_KEYS = createKeyTable([]);

/** The spans that a chunk holds a version of, each once. Of damaged bytes, those that could be read. */
export function listChunkSpanIds(chunk: Uint8Array): readonly SpanId[] {
  const spanIds = new Set<SpanId>();
  try {
    readTraceRequest(chunk, {
      keys: NO_KEYS,
      onSpan: (span) => spanIds.add(span.spanId as SpanId),
      onRejectedSpan() {},
    });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
  return [...spanIds];
}
