import type { ChatSpan } from '@gander/core/chat/chat-item';
import { toShortChat } from '@gander/core/chat/to-short-chat';
import { toTraceChat } from '@gander/core/chat/to-trace-chat';
import type { SpanId, TraceId } from '@gander/core/ids';
import { createLogJoin, type LogJoin } from '@gander/core/logs/join-logs';
import type { SpanRecord } from '@gander/core/span-record';
import { translateSpan } from '@gander/core/translate/translate-span';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { TraceStore } from '@gander/store/trace-store';

import { decodeLogs } from '../log-joining/decode-logs.ts';
import type { RouteResponse } from './reading-methods.ts';

type ChatBody = RouteResponse<'getTraceChat'>;

/** Nobody reads more turns than this in one go, and the thread that tells them has other readers waiting. */
const MAX_SPANS = 5000;
const MAX_TOLD_SPANS = 1000;
const MAX_READ_BYTES = 48 * 1024 * 1024;

const TELLING_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM', 'TOOL', 'AGENT']);
const NO_KEYS = createKeyTable([]);
const NOTHING: ChatSpan['normalized'] = {};

type Chats = Pick<TraceStore, 'listSpans' | 'findSpanChunk' | 'readLogChunks'>;

/** A trace as a conversation, from the beginning as far as the limits reach. `undefined` when there is no such trace. */
export async function readTraceChat(traces: Chats, traceId: TraceId): Promise<ChatBody | undefined> {
  const { items: records, nextCursor } = await traces.listSpans(traceId, { limit: MAX_SPANS, cursor: undefined });
  if (records.length === 0) return undefined;
  const telling = records.filter((record) => record.parentSpanId === null || TELLING_TYPES.has(record.type));
  const logs = createLogJoin(decodeLogs(await traces.readLogChunks(traceId)));
  const told = await translateAll(traces, { traceId, records: telling.slice(0, MAX_TOLD_SPANS), logs });
  const spans = records.map((record): ChatSpan => ({
    ...record,
    normalized: told.spans.get(record.spanId) ?? NOTHING,
  }));
  return {
    items: [...toShortChat(toTraceChat(spans))] as ChatBody['items'],
    isComplete: nextCursor === null && told.isComplete && telling.length <= MAX_TOLD_SPANS,
  };
}

interface Translation {
  readonly traceId: TraceId;
  readonly records: readonly SpanRecord[];
  readonly logs: LogJoin;
}

interface Translated {
  readonly spans: ReadonlyMap<SpanId, ChatSpan['normalized']>;
  readonly isComplete: boolean;
}

/** Chunk by chunk: spans that came together are read together. */
async function translateAll(traces: Chats, { traceId, records, logs }: Translation): Promise<Translated> {
  const wanted = new Map(records.map((record) => [record.spanId, record]));
  const spans = new Map<SpanId, ChatSpan['normalized']>();
  let readBytes = 0;
  for (const { spanId: asked } of records) {
    if (spans.has(asked)) continue;
    if (readBytes > MAX_READ_BYTES) return { spans, isComplete: false };
    const chunk = await traces.findSpanChunk(traceId, asked);
    if (chunk === undefined) continue;
    readBytes += chunk.bytes.length;
    readTraceRequest(chunk.bytes, {
      keys: NO_KEYS,
      onSpan(span) {
        const spanId = span.spanId as SpanId;
        const record = wanted.get(spanId);
        // Of a span that was sent again the chunk of another one may hold the older version.
        const isNewest = spanId === asked || (record !== undefined && (record.endUnixNano ?? 0n) === span.endUnixNano);
        if (record !== undefined && isNewest) spans.set(spanId, translateSpan(logs.join(span)));
      },
      onRejectedSpan() {},
    });
  }
  return { spans, isComplete: true };
}
