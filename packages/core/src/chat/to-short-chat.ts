import type { JsonValue } from '../json-value.ts';
import type { MessagePart } from '../message.ts';
import type { ChatItem, ChatTool } from './chat-item.ts';

/** Longer texts and values are shown in full by the span they stand on. */
const MAX_TEXT_CHARS = 50_000;
/** A picture of this size is shown; a film is not. */
const MAX_DATA_CHARS = 2_000_000;

/** The chat with everything cut that is too long for a list; what lost something is marked. */
export function toShortChat(items: readonly ChatItem[]): readonly ChatItem[] {
  return items.map((item): ChatItem => {
    if (item.kind === 'message') {
      const parts = item.parts.map((part) => toShortPart(part));
      const isCut = parts.some((part, index) => part !== item.parts[index]);
      return isCut ? { ...item, parts, isCut } : item;
    }
    const inner = { ...item, items: toShortChat(item.items) };
    return inner.kind === 'tool' ? toShortTool(inner) : inner;
  });
}

function toShortTool(tool: ChatTool): ChatTool {
  const args = tool.arguments === undefined ? undefined : toShortValue(tool.arguments);
  const result = tool.result === undefined ? undefined : toShortValue(tool.result);
  if (args === tool.arguments && result === tool.result) return tool;
  return {
    ...tool,
    ...(args !== undefined && { arguments: args }),
    ...(result !== undefined && { result }),
    isCut: true,
  };
}

function toShortPart(part: MessagePart): MessagePart {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return part.text.length > MAX_TEXT_CHARS ? { ...part, text: cut(part.text) } : part;
    case 'reasoning':
      return part.text !== undefined && part.text.length > MAX_TEXT_CHARS ? { ...part, text: cut(part.text) } : part;
    case 'unknown': {
      const raw = toShortValue(part.raw);
      return raw === part.raw ? part : { ...part, raw };
    }
    case 'tool_call':
    case 'tool_result':
      return part;
    default: {
      if (part.data === undefined || part.data.length <= MAX_DATA_CHARS) return part;
      const { data: _data, ...rest } = part;
      return rest;
    }
  }
}

/** A value that is too long becomes the beginning of its JSON. */
function toShortValue(value: JsonValue): JsonValue {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_TEXT_CHARS ? cut(text) : value;
}

/** Never between the halves of a character. */
function cut(text: string): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(MAX_TEXT_CHARS - 1)) ? MAX_TEXT_CHARS - 1 : MAX_TEXT_CHARS;
  return `${text.slice(0, end)}…`;
}
