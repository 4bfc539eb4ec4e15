import { findField, findList, findObject, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';

/** What goes into a generator: `{messages}` or `{prompt}`. */
export function toHaystackPrompt(input: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(input)) return input;
  const messages = findList(input, 'messages');
  return messages === undefined ? findField(input, 'prompt') : messages.map((message) => toPlainMessage(message));
}

/** What comes out of a generator or an agent: `{replies}` or `{messages}`, whose last one is the answer. */
export function toHaystackMessages(output: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(output)) return output;
  const replies = findList(output, 'replies') ?? findList(output, 'messages')?.slice(-1);
  const messages = replies?.map((reply) => toPlainMessage(reply));
  const [only] = messages ?? [];
  return messages?.length === 1 && typeof only === 'string' ? only : messages;
}

/** Haystack writes its fields with an underscore in front in one version and without in the next. */
function toPlainMessage(message: JsonValue): JsonValue {
  if (!isJsonObject(message)) return message;
  const content = findField(message, '_content', 'content');
  const meta = findObject(message, '_meta', 'meta') ?? {};
  return pickDefined({
    role: findField(message, '_role', 'role'),
    name: findField(message, '_name', 'name'),
    content: isJsonList(content) ? content.map((part) => toPlainPart(part)) : content,
    finish_reason: findField(meta, 'finish_reason'),
  });
}

/** Parts are told by the field that is there. */
function toPlainPart(part: JsonValue): JsonValue {
  if (!isJsonObject(part)) return part;
  const call = findObject(part, 'tool_call');
  if (call !== undefined) return { type: 'tool_call', ...call };
  const result = findObject(part, 'tool_call_result');
  if (result !== undefined) return toPlainResult(result);
  const reasoning = findObject(part, 'reasoning');
  return reasoning === undefined
    ? part
    : { type: 'reasoning', content: findField(reasoning, 'reasoning_text') ?? null };
}

function toPlainResult(result: JsonObject): JsonObject {
  const origin = findObject(result, 'origin') ?? {};
  return pickDefined({
    type: 'tool_call_response',
    id: findField(origin, 'id'),
    name: findField(origin, 'tool_name'),
    result: findField(result, 'result'),
    is_error: findField(result, 'error'),
  });
}
