import type { TraceId } from '@gander/core/ids';
import { createTraceChunkBuilder, type TraceChunkBuilder } from '@gander/protocol/trace-chunk';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { toTraceJson } from '@gander/protocol/trace-json';
import type { TraceStore } from '@gander/store/trace-store';

import type { RouteResponse } from '../reading-methods.ts';
import { readNewestSpans } from './read-newest-spans.ts';

type RawPage = RouteResponse<'getRawTrace'>;

export interface RawTraceRequest {
  readonly traceId: TraceId;
  readonly cursor: string | undefined;
}

const PAGE_BYTES = 2 * 1024 * 1024;
const GROUP = 'newest';

/** Spans as they were sent, a page of them. */
export async function readRawTrace(
  traces: Pick<TraceStore, 'listNewestChunks'>,
  { traceId, cursor }: RawTraceRequest,
): Promise<RawPage> {
  const builders: TraceChunkBuilder[] = [];
  let readBytes = 0;
  const nextCursor = await readNewestSpans(traces, {
    traceId,
    cursor,
    onChunk(bytes) {
      readBytes += bytes.length;
      builders.push(createTraceChunkBuilder(bytes));
    },
    onSpan: (span) => builders.at(-1)?.add(GROUP, span),
    isEnough: () => readBytes >= PAGE_BYTES,
  });
  const resourceSpans = builders.flatMap((builder) => {
    const bytes = builder.build().get(GROUP);
    return bytes === undefined ? [] : (toTraceJson(decodeTraceData(bytes)) as RawPage).resourceSpans;
  });
  return { resourceSpans, nextCursor };
}
