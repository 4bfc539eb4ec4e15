import type { Message } from '../message.ts';

/** The text parts of a message, joined; `''` when it has none. Thoughts and tool calls are not part of it. */
export function toMessageText(message: Message): string {
  let text = '';
  for (const part of message.parts) {
    if ((part.type !== 'text' && part.type !== 'refusal') || part.text === '') continue;
    text = text === '' ? part.text : `${text}\n${part.text}`;
  }
  return text;
}
