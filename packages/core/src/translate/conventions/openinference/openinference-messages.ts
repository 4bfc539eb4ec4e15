import { findField, findList, findObject, findText, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import type { Message } from '../../../message.ts';
import { toMessage } from '../../../messages/to-message.ts';

/**
 * Messages from `llm.input_messages` or `llm.output_messages`, unflattened: every list and every nested object sits in
 * an envelope named after its kind (`{message: {contents: [{message_content: …}], tool_calls: [{tool_call: …}]}}`).
 * `undefined` when there is none.
 */
export function toOpenInferenceMessages(
  list: JsonValue | undefined,
  assumedRole: Message['role'],
): readonly Message[] | undefined {
  if (!isJsonList(list)) return undefined;
  const messages = list.flatMap((item) => {
    const message = isJsonObject(item) ? findObject(item, 'message') : undefined;
    return (message === undefined ? undefined : toMessage(toPlainMessage(message, assumedRole), assumedRole)) ?? [];
  });
  return messages.length > 0 ? messages : undefined;
}

/** The same in the words that the providers use. */
function toPlainMessage(message: JsonObject, assumedRole: Message['role']): JsonObject {
  const callId = findText(message, 'tool_call_id');
  const parts = (findList(message, 'contents') ?? []).map((item) => toPart(item));
  const calls = (findList(message, 'tool_calls') ?? []).map((item) => toCall(item));
  return pickDefined({
    // Anthropic answers a tool call in the role of the user.
    role: callId === undefined ? (findText(message, 'role') ?? assumedRole) : 'tool',
    name: findText(message, 'name'),
    tool_call_id: callId,
    content: parts.length > 0 ? parts : readContent(message),
    tool_calls: calls.length > 0 ? calls : undefined,
    function_call: toLegacyCall(message),
  });
}

/** A text; objects come from emitters that flatten further than they should. */
function readContent(message: JsonObject): JsonValue | undefined {
  const content = findField(message, 'content');
  return isJsonObject(content) ? (findField(content, '') ?? content) : content;
}

function toPart(item: JsonValue): JsonValue {
  if (!isJsonObject(item)) return item;
  const call = findObject(item, 'tool_call');
  if (call !== undefined) return { type: 'tool_use', ...toCall(item) };
  const content = findObject(item, 'message_content') ?? item;
  const image = toInner(content, 'image');
  if (image !== undefined) return { type: 'image', ...image };
  const audio = toInner(content, 'audio');
  return audio === undefined ? content : { type: 'audio', ...audio };
}

/** `{image: {image: {url}}}`. */
function toInner(content: JsonObject, name: string): JsonObject | undefined {
  const outer = findObject(content, name);
  return outer === undefined ? undefined : (findObject(outer, name) ?? outer);
}

function toCall(item: JsonValue): JsonObject {
  if (!isJsonObject(item)) return {};
  const call = findObject(item, 'tool_call') ?? item;
  const inner = findObject(call, 'function') ?? {};
  return pickDefined({
    id: findText(call, 'id'),
    name: findText(inner, 'name') ?? findText(call, 'name'),
    arguments: findField(inner, 'arguments') ?? findField(call, 'arguments'),
  });
}

/** OpenAI's calls of functions before there were tools. */
function toLegacyCall(message: JsonObject): JsonObject | undefined {
  const name = findText(message, 'function_call_name');
  if (name === undefined) return undefined;
  return pickDefined({ name, arguments: findField(message, 'function_call_arguments_json') });
}
