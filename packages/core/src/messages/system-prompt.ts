import type { JsonValue } from '../json-value.ts';
import { findField, isJsonObject } from '../json/json-fields.ts';
import type { Message } from '../message.ts';
import { toMessageText } from './message-text.ts';
import { toParts } from './to-parts.ts';

/** Instructions given beside the messages: a text, one part, a list of parts or a Gemini `Content` object. */
export function toSystemPrompt(instructions: JsonValue): Message | undefined {
  const content = isJsonObject(instructions)
    ? (findField(instructions, 'parts') ??
      (typeof instructions['role'] === 'string' ? findField(instructions, 'content') : undefined) ??
      instructions)
    : instructions;
  const parts = toParts(content).filter((part) => part.type !== 'text' || part.text !== '');
  return parts.length > 0 ? { role: 'system', parts } : undefined;
}

/** The messages with the system prompt first, unless one of them says the same already. */
export function prependSystemPrompt(messages: readonly Message[], system: Message | undefined): readonly Message[] {
  if (system === undefined) return messages;
  const text = toMessageText(system);
  const isKnown = messages.some(
    (message) => (message.role === 'system' || message.role === 'developer') && toMessageText(message) === text,
  );
  return isKnown ? messages : [system, ...messages];
}
