import type { Message } from '../message.ts';

/** The text parts of a message, joined; `''` when it has none. Thoughts and tool calls are not part of it. */
export function toMessageText(message: Message): string {
  return message.parts
    .map((part) => (part.type === 'text' || part.type === 'refusal' ? part.text : ''))
    .filter((text) => text !== '')
    .join('\n');
}
