import type { PlainValue } from '@gander/protocol/any-value';

import { isJsonList, isJsonObject } from './json/json-fields.ts';
import { toMaybeJson } from './json/maybe-json.ts';
import { toJsonValue } from './json/to-json-value.ts';
import type { JsonValue } from './json-value.ts';
import type { Message } from './message.ts';
import { toMessageText } from './messages/message-text.ts';
import { toPromptMessages, toResponseMessages } from './messages/to-messages.ts';
import { PREVIEW_MAX_LENGTH } from './trace-summary.ts';

/** Longer JSON is shown as it starts: nobody waits for megabytes to be parsed to see one line of them. */
const PARSE_LIMIT_CHARS = 262_144;
const ELLIPSIS = '...';

/**
 * One line of a span's input or output: the text of the last message of `role` when it is a conversation, otherwise
 * compact JSON; a plain text is shown without quotes. At most `PREVIEW_MAX_LENGTH` characters. `undefined` when there
 * is nothing to show.
 */
export function toPreviewText(content: PlainValue, role: 'user' | 'assistant'): string | undefined {
  if (typeof content === 'string' && content.length > PARSE_LIMIT_CHARS) return cut(content);
  const value = toDecoded(content);
  if (value === null || value === '') return undefined;
  const text = typeof value === 'string' ? value : (lastText(value, role) ?? JSON.stringify(value));
  return cut(text);
}

/** JSON in a string is decoded, and so is a list of such strings, which is how the AI SDK sends lists. */
function toDecoded(content: PlainValue): JsonValue {
  if (typeof content === 'string') return toMaybeJson(content);
  const value = toJsonValue(content);
  return isJsonList(value) ? value.map((item) => (typeof item === 'string' ? toMaybeJson(item) : item)) : value;
}

function lastText(value: JsonValue, role: 'user' | 'assistant'): string | undefined {
  // A tool's result is data, however much it may look like a message.
  if (!Array.isArray(value) && !isJsonObject(value)) return undefined;
  const messages: readonly Message[] | undefined =
    role === 'user' ? toPromptMessages(value) : toResponseMessages(value);
  for (let index = (messages?.length ?? 0) - 1; index >= 0; index -= 1) {
    const message = messages?.[index];
    const text = message?.role === role ? toMessageText(message) : '';
    if (text !== '') return text;
  }
  return undefined;
}

/** As MLflow cuts, but never through the middle of a character outside the basic plane. */
function cut(text: string): string {
  if (text.length <= PREVIEW_MAX_LENGTH) return text;
  const end = PREVIEW_MAX_LENGTH - ELLIPSIS.length;
  const isSplit = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return text.slice(0, isSplit ? end - 1 : end) + ELLIPSIS;
}
