import type { SpanId } from '../ids.ts';
import type { JsonValue } from '../json-value.ts';
import type { Message, MessagePart } from '../message.ts';
import type { SpanType } from '../span-type.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';

/** A span as far as a chat is concerned. */
export interface ChatSpan {
  readonly spanId: SpanId;
  readonly parentSpanId: SpanId | null;
  readonly startUnixNano: bigint;
  readonly name: string;
  readonly type: SpanType;
  readonly normalized: Pick<
    NormalizedSpan,
    'messages' | 'responseMessages' | 'inputs' | 'outputs' | 'tool' | 'agent' | 'error'
  >;
}

/** Something was said. Tool calls and results are items of their own. */
export interface ChatMessage {
  readonly kind: 'message';
  /** The model call that first shows the message. */
  readonly spanId: SpanId;
  readonly role: Message['role'];
  readonly name?: string;
  readonly parts: readonly MessagePart[];
  readonly finishReason?: string;
  /** The span has more of it. */
  readonly isCut?: boolean;
}

/** A tool was called: what was asked, what came back, and what happened meanwhile. */
export interface ChatTool {
  readonly kind: 'tool';
  /** The tool's own span; without one, the model call that asked for it. */
  readonly spanId: SpanId;
  readonly name: string;
  readonly callId?: string;
  readonly arguments?: JsonValue;
  /** Absent while nothing has come back. */
  readonly result?: JsonValue;
  readonly isError?: boolean;
  /** The span has more of the arguments or of the result. */
  readonly isCut?: boolean;
  /** Sub-agents that the tool ran. */
  readonly items: readonly ChatItem[];
}

/** The turns of an agent inside the turns of another. */
export interface ChatAgent {
  readonly kind: 'agent';
  readonly spanId: SpanId;
  readonly name: string;
  readonly items: readonly ChatItem[];
}

export type ChatItem = ChatMessage | ChatTool | ChatAgent;
