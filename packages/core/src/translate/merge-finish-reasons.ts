import type { Message } from '../message.ts';

/**
 * Answers with the reasons that were written beside them. One reason for several messages belongs to the last: the
 * Responses API spreads one answer over many items.
 */
export function mergeFinishReasons(
  messages: readonly Message[] | undefined,
  reasons: readonly string[] | undefined,
): readonly Message[] | undefined {
  if (messages === undefined || reasons === undefined) return messages;
  const offset = messages.length - reasons.length;
  return messages.map((message, index) => {
    const finishReason = message.finishReason ?? reasons[index - offset];
    return finishReason === undefined ? message : { ...message, finishReason };
  });
}
