import type { LogJoin } from '@gander/core/logs/join-logs';
import type { Pricing } from '@gander/core/pricing/pricing';
import { toChunkBytes } from '@gander/store/chunks/to-chunk-bytes';
import type { TraceWrite } from '@gander/store/ingest-store';

import { readJoinedSpans } from './read-joined-spans.ts';

export interface TraceJoin {
  readonly join: LogJoin;
  readonly pricing: Pricing;
}

type TranslatedChunk = Pick<TraceWrite, 'spans' | 'previews' | 'chunk'>;

/** The spans of a delivery with what the logs of their trace say about them. The chunk stays what was sent. */
export function joinTraceWrite<Write extends TranslatedChunk>(write: Write, { join, pricing }: TraceJoin): Write {
  const { records, previews } = readJoinedSpans([{ bytes: toChunkBytes(write.chunk) }], { join, pricing });
  if (records.size === 0) return write;
  return {
    ...write,
    spans: write.spans.map((span) => records.get(span.spanId) ?? span),
    previews: [...write.previews.filter(({ spanId }) => !records.has(spanId)), ...previews.values()],
  };
}
