import { findField, findList, findObject, findText, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { parseJson } from '../../../json/maybe-json.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';
import type { Message } from '../../../message.ts';
import { toMessage } from '../../../messages/to-message.ts';
import { toPromptMessages } from '../../../messages/to-messages.ts';
import { toToolDefinitions } from '../../../messages/tool-definitions.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';

/** Messages from `gen_ai.prompt` or `gen_ai.completion`, unflattened. `undefined` when there is none. */
export function toTraceloopMessages(
  list: JsonValue | undefined,
  assumedRole: Message['role'],
): readonly Message[] | undefined {
  if (!isJsonList(list)) return undefined;
  const messages = list.flatMap((item) => {
    const message = isJsonObject(item) ? toMessage(toPlainMessage(item, assumedRole), assumedRole) : undefined;
    return message ?? [];
  });
  return messages.length > 0 ? messages : undefined;
}

/** Missing content arrives as the word that JSON has for it. */
function toPlainMessage(message: JsonObject, assumedRole: Message['role']): JsonObject {
  const content = findField(message, 'content');
  const call = findObject(message, 'function_call');
  return pickDefined({
    role: findText(message, 'role') ?? assumedRole,
    name: findText(message, 'name'),
    content: content === 'null' ? undefined : content,
    reasoning: findText(message, 'reasoning'),
    refusal: findText(message, 'refusal'),
    finish_reason: findText(message, 'finish_reason'),
    tool_call_id: findText(message, 'tool_call_id'),
    tool_calls: findList(message, 'tool_calls') ?? (call === undefined ? undefined : [call]),
  });
}

/** `llm.request.functions`, unflattened. Some versions call the schema `arguments`. */
export function toTraceloopTools(list: JsonValue | undefined): NormalizedSpan['tools'] {
  if (!isJsonList(list)) return undefined;
  const tools = list.map((tool) =>
    isJsonObject(tool) ? { ...tool, parameters: findField(tool, 'parameters', 'arguments') ?? null } : tool,
  );
  return toToolDefinitions(tools);
}

/**
 * The instrumentation of OpenAI's Responses API sends the list of input items as the JSON text of one user message.
 * Opens it up again; any other conversation is returned as it is.
 */
export function toUnwrappedInput(messages: readonly Message[] | undefined): readonly Message[] | undefined {
  const last = messages?.at(-1);
  const [part] = last?.parts ?? [];
  if (messages === undefined || last?.role !== 'user' || last.parts.length !== 1 || part?.type !== 'text')
    return messages;
  if (!/^\s*\[\s*\{/.test(part.text)) return messages;
  const items = parseJson(part.text);
  if (!isJsonList(items) || !items.every((item) => isInputItem(item))) return messages;
  const inner = toPromptMessages(items);
  return inner === undefined ? messages : [...messages.slice(0, -1), ...inner];
}

function isInputItem(item: JsonValue): boolean {
  if (!isJsonObject(item)) return false;
  const isMessage = typeof findField(item, 'role') === 'string' && findField(item, 'content') !== undefined;
  return isMessage || /(?:_call|_call_output|^reasoning|^message)$/.test(findText(item, 'type') ?? '');
}
