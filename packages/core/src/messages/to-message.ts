import type { JsonObject, JsonValue } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findList, findObject, findText, isJsonList, isJsonObject } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import type { Message, MessagePart } from '../message.ts';
import { toFinishReason } from './finish-reason.ts';
import { toMediaPart } from './media-part.ts';
import { toRole } from './role.ts';
import { toParts } from './to-parts.ts';
import { toToolCall, toToolResult } from './tool-parts.ts';

type Role = Message['role'];

const MESSAGE_MARKS = ['parts', 'tool_calls', 'finish_reason', 'finishReason', 'stop_reason', 'message'] as const;

/**
 * One message of any provider or framework; `undefined` for what is none. `assumedRole` is used when the message does
 * not say its role.
 */
export function toMessage(value: JsonValue, assumedRole: Role): Message | undefined {
  if (typeof value === 'string') return toTextMessage(value, assumedRole);
  if (!isJsonObject(value)) return undefined;
  return toResponsesItem(value) ?? toRoleMessage(unwrap(value), assumedRole);
}

/** `undefined` for an empty text: it says nothing. */
export function toTextMessage(text: string, role: Role): Message | undefined {
  return text === '' ? undefined : { role, parts: [{ type: 'text', text }] };
}

/** A choice (`{message, finish_reason}`, Gemini `{content: {parts}, finishReason}`) and LangChain's serialised messages. */
function unwrap(value: JsonObject): JsonObject {
  const inner = findObject(value, 'message', 'kwargs', 'data') ?? findObject(value, 'content');
  if (inner === undefined) return value;
  if (!('content' in inner || 'parts' in inner || 'tool_calls' in inner)) return value;
  const { message: _message, kwargs: _kwargs, data: _data, content: _content, ...outer } = value;
  const className = findList(value, 'id')?.at(-1);
  return { ...outer, ...(typeof className === 'string' ? { type: className } : {}), ...inner };
}

function toRoleMessage(value: JsonObject, assumedRole: Role): Message | undefined {
  const saidRole = toRole(findText(value, 'role') ?? '') ?? toRole(findText(value, 'type') ?? '');
  // Documents, log lines and much else have a `content`; without a role it takes more than that to be a message.
  if (saidRole === undefined && !MESSAGE_MARKS.some((name) => name in value)) return undefined;
  const role = saidRole ?? assumedRole;
  const parts = role === 'tool' ? toToolParts(value) : toRoleParts(value);
  if (parts.length === 0 && saidRole === undefined) return undefined;
  const reason = findText(value, 'finish_reason', 'finishReason', 'stop_reason', 'stopReason', 'done_reason');
  return pickDefined({
    role: parts.length > 0 && parts.every((part) => part.type === 'tool_result') ? 'tool' : role,
    name: findText(value, 'name'),
    parts,
    finishReason: reason === undefined ? undefined : toFinishReason(reason),
  });
}

function toRoleParts(value: JsonObject): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  const reasoning = findText(value, 'reasoning_content', 'reasoning', 'thinking');
  if (reasoning !== undefined) parts.push({ type: 'reasoning', text: reasoning });
  parts.push(...withoutEmptyTexts(toParts(readContent(value))));
  const refusal = findText(value, 'refusal');
  if (refusal !== undefined) parts.push({ type: 'refusal', text: refusal });
  // Ollama lists them beside the text, bytes alone.
  for (const image of findList(value, 'images') ?? []) {
    if (typeof image === 'string') parts.push(toMediaPart({ data: image }, 'image'));
  }
  const audio = findObject(value, 'audio');
  if (audio !== undefined) parts.push(toMediaPart(audio, 'audio'));
  parts.push(...toToolCalls(value, parts));
  return parts;
}

/** `content`, or `parts` where a message has both (AI SDK UI repeats the text in `content`). */
function readContent(value: JsonObject): JsonValue | undefined {
  const content = findList(value, 'parts', 'contents', 'blocks') ?? findField(value, 'content', 'text', 'message');
  // Some emitters write the list of parts as a JSON string.
  return typeof content === 'string' && content.startsWith('[{') ? toDecodedParts(content) : content;
}

function toDecodedParts(text: string): JsonValue {
  const decoded = toMaybeJson(text);
  const isListOfParts =
    Array.isArray(decoded) && decoded.every((part: JsonValue) => isJsonObject(part) && isPart(part));
  return isListOfParts ? decoded : text;
}

function isPart(part: JsonObject): boolean {
  return typeof findField(part, 'type', 'text') === 'string' || findObject(part, 'toolUse', 'toolResult') !== undefined;
}

function withoutEmptyTexts(parts: readonly MessagePart[]): readonly MessagePart[] {
  return parts.filter((part) => part.type !== 'text' || part.text !== '');
}

/** OpenAI's `tool_calls` and its older `function_call`; some SDKs repeat in them what the content already holds. */
function toToolCalls(value: JsonObject, known: readonly MessagePart[]): readonly MessagePart[] {
  const raw =
    findField(value, 'tool_calls', 'toolCalls') ??
    findField(value, 'function_call') ??
    // LangChain keeps there what the provider sent.
    findField(findObject(value, 'additional_kwargs') ?? {}, 'tool_calls');
  if (raw === undefined) return [];
  const decoded = typeof raw === 'string' ? toMaybeJson(raw) : raw;
  const list: readonly JsonValue[] = Array.isArray(decoded) ? decoded : [decoded];
  const knownIds = new Set(known.flatMap((part) => (part.type === 'tool_call' ? (part.id ?? []) : [])));
  return list.flatMap((item): readonly MessagePart[] => {
    const call = typeof item === 'string' ? toMaybeJson(item) : item;
    const part = isJsonObject(call) ? toToolCall(call) : undefined;
    if (part === undefined) return [{ type: 'unknown', raw: call }];
    return part.id !== undefined && knownIds.has(part.id) ? [] : [part];
  });
}

/** A `tool` message holds results as parts (GenAI, AI SDK), or is itself one result (OpenAI). */
function toToolParts(value: JsonObject): readonly MessagePart[] {
  const content = findField(value, 'parts', 'content', 'response', 'result');
  const list = typeof content === 'string' && content.startsWith('[{') ? toDecodedParts(content) : content;
  if (isJsonList(list)) {
    const parts = toParts(list);
    if (parts.some((part) => part.type === 'tool_result')) return parts;
  }
  return [toToolResult({ ...omitRoleFields(value), content: content ?? null })];
}

/** Keeps `toToolResult` from taking the message's own parts for the result. */
function omitRoleFields(value: JsonObject): JsonObject {
  const { parts: _parts, response: _response, result: _result, type: _type, ...rest } = value;
  return rest;
}

/** Items of OpenAI's Responses API that are no messages themselves. */
function toResponsesItem(item: JsonObject): Message | undefined {
  if (findField(item, 'role') !== undefined) return undefined;
  const type = findText(item, 'type') ?? '';
  if (/^[a-z_]+_call_output$/.test(type)) {
    return { role: 'tool', parts: [toToolResult(item)] };
  }
  if (type === 'function_call' || type === 'custom_tool_call') {
    const call = toToolCall(item);
    return call === undefined ? undefined : { role: 'assistant', parts: [call] };
  }
  if (type === 'reasoning') return { role: 'assistant', parts: toParts(item) };
  if (type.endsWith('_call')) return { role: 'assistant', parts: toServerCall(item, type) };
  return undefined;
}

/** A call of a tool that the provider runs itself; what came of it stands in the same item, where it is told at all. */
function toServerCall(item: JsonObject, type: string): readonly MessagePart[] {
  const { output, outputs, ...question } = item;
  const call = toToolCall({ ...question, name: findText(item, 'name') ?? type, builtin: true });
  if (call === undefined) return [{ type: 'unknown', raw: item }];
  const result = output ?? outputs;
  if (result === undefined || result === null) return [call];
  return [call, toToolResult({ id: call.id ?? null, name: call.name, output: result, builtin: true })];
}
