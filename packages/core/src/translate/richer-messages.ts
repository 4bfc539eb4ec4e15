import type { Message, MessagePart } from '../message.ts';

/**
 * Of two accounts of one conversation, the one that says more: which call a result answers, what was thought, what was
 * seen, what the system prompt was. `first` when both say the same. An account with fewer messages is never richer: it is cut.
 */
export function pickRicherMessages(
  first: readonly Message[] | undefined,
  second: readonly Message[] | undefined,
): readonly Message[] | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (second.length < first.length) return first;
  const gain = countDetails(second) - countDetails(first);
  return gain > 0 || (gain === 0 && second.length > first.length) ? second : first;
}

function countDetails(messages: readonly Message[]): number {
  let count = 0;
  for (const { parts } of messages) {
    for (const part of parts) count += detailOf(part);
  }
  return count;
}

function detailOf(part: MessagePart): number {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return 0;
    case 'unknown':
      return -1;
    case 'tool_call':
    case 'tool_result':
      return part.id === undefined ? 1 : 2;
    default:
      return 1;
  }
}
