import type { SpanId } from '@gander/core/ids';
import type { LogJoin } from '@gander/core/logs/join-logs';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { SpanRecord } from '@gander/core/span-record';
import { toSpanRecord } from '@gander/core/translate/to-span-record';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import type { PreviewCandidate } from '@gander/store/ingest-store';

import { isSpeaker, toPreviewCandidate } from '../ingest/read-previews.ts';

export interface JoinedSpans {
  readonly records: ReadonlyMap<SpanId, SpanRecord>;
  readonly previews: ReadonlyMap<SpanId, PreviewCandidate>;
}

export interface JoinedSpansOptions {
  readonly join: LogJoin;
  /** Which spans to read, of those that logs are about; absent means all. */
  readonly isWanted?: (span: SpanView) => boolean;
  readonly pricing: Pricing;
}

/** Few spans of few traces: what each says is looked for when it is asked for. */
const NO_KEYS = createKeyTable([]);

/** Reads the spans of chunks that logs say something about. Of a span that is there twice the later one counts. */
export function readJoinedSpans(
  chunks: readonly { readonly bytes: Uint8Array }[],
  { join, isWanted = () => true, pricing }: JoinedSpansOptions,
): JoinedSpans {
  const records = new Map<SpanId, SpanRecord>();
  const previews = new Map<SpanId, PreviewCandidate>();
  for (const { bytes } of chunks) {
    readTraceRequest(bytes, {
      keys: NO_KEYS,
      onSpan(span) {
        if (!isWanted(span) || !join.isAbout(span)) return;
        const joined = join.join(span);
        const record = toSpanRecord(joined, pricing);
        records.set(record.spanId, record);
        previews.delete(record.spanId);
        const preview = isSpeaker(record) ? toPreviewCandidate(joined, record.spanId) : undefined;
        if (preview !== undefined) previews.set(record.spanId, preview);
      },
      onRejectedSpan() {},
    });
  }
  return { records, previews };
}
