import type { ChatSpan } from '@gander/core/chat/chat-item';
import { toShortChat } from '@gander/core/chat/to-short-chat';
import { toTraceChat } from '@gander/core/chat/to-trace-chat';
import type { SpanId, TraceId } from '@gander/core/ids';
import type { TraceStore } from '@gander/store/trace-store';

import { readNormalizedSpans } from './read-normalized-spans.ts';
import type { RouteResponse } from './reading-methods.ts';
import type { TraceLogs } from './trace-logs.ts';

type ChatBody = RouteResponse<'getTraceChat'>;

/** Nobody reads more turns than this in one go, and the thread that tells them has other readers waiting. */
const MAX_SPANS = 5000;
const MAX_TOLD_SPANS = 1000;

const TELLING_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM', 'TOOL', 'AGENT']);
const NOTHING: ChatSpan['normalized'] = {};

interface Chats {
  readonly traces: Pick<TraceStore, 'listSpans' | 'findSpanChunk'>;
  readonly traceLogs: TraceLogs;
}

/** A trace as a conversation, from the beginning as far as the limits reach. `undefined` when there is no such trace. */
export async function readTraceChat({ traces, traceLogs }: Chats, traceId: TraceId): Promise<ChatBody | undefined> {
  const { items: records, nextCursor } = await traces.listSpans(traceId, { limit: MAX_SPANS, cursor: undefined });
  if (records.length === 0) return undefined;
  const telling = records.filter((record) => record.parentSpanId === null || TELLING_TYPES.has(record.type));
  const logs = await traceLogs.open(traceId);
  const told = new Map<SpanId, ChatSpan['normalized']>();
  const isRead = await readNormalizedSpans(traces, {
    traceId,
    records: telling.slice(0, MAX_TOLD_SPANS),
    logs,
    onSpan({ spanId }, normalized) {
      told.set(spanId, normalized);
    },
  });
  const spans = records.map((record): ChatSpan => ({
    ...record,
    normalized: told.get(record.spanId) ?? NOTHING,
  }));
  return {
    items: [...toShortChat(toTraceChat(spans))] as ChatBody['items'],
    isComplete: nextCursor === null && isRead && telling.length <= MAX_TOLD_SPANS,
  };
}
