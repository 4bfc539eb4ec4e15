import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';

type MessageItem = Extract<ChatItemBody, { kind: 'message' }>;

/**
 * The messages that a model answered with, and the calls that they are the answers of. A message stands on the call that
 * first shows it, so what a call was sent stands on it too, before its answer.
 */
export function listAnswers(
  items: readonly ChatItemBody[],
  spans: readonly SpanRowBody[],
): ReadonlyMap<ChatItemBody, SpanRowBody> {
  const last = new Map<string, MessageItem>();
  const visit = (item: ChatItemBody) => {
    if (item.kind === 'message') last.set(item.spanId, item);
    else for (const inner of item.items) visit(inner);
  };
  for (const item of items) visit(item);
  const answers = new Map<ChatItemBody, SpanRowBody>();
  for (const span of spans) {
    const item = last.get(span.spanId);
    if (item?.role === 'assistant' && isModelCall(span)) answers.set(item, span);
  }
  return answers;
}

/** Frameworks repeat the answer of a model on the spans around the call, whose time is not the model's. */
function isModelCall({ model, usage }: SpanRowBody): boolean {
  return model !== null || usage.outputTokens !== undefined;
}
