import type { JsonObject, JsonValue } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findObject, findText, isJsonList, isJsonObject } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import type { MessagePart } from '../message.ts';

type ToolCallPart = Extract<MessagePart, { type: 'tool_call' }>;
type ToolResultPart = Extract<MessagePart, { type: 'tool_result' }>;

const CALL_ID_KEYS = [
  'toolCallId',
  'tool_call_id',
  'call_id',
  'callId',
  'tool_use_id',
  'toolUseId',
  'id',
  'ref',
] as const;
const NAME_KEYS = ['name', 'toolName', 'tool_name', 'function_name'] as const;
const ARGUMENT_KEYS = [
  'arguments',
  'args',
  'input',
  'tool_kwargs',
  'parameters',
  'server_tool_call',
  'action',
] as const;
const RESULT_KEYS = [
  'response',
  'result',
  'output',
  'content',
  'text',
  'server_tool_call_response',
  'tool_call_response',
] as const;

/**
 * A call of a tool in any provider's or framework's spelling; `undefined` when it does not name one. Arguments that travel as a JSON
 * string are decoded.
 *
 * @example toToolCall({ id: 'c1', type: 'function', function: { name: 'add', arguments: '{"a":1}' } })
 */
export function toToolCall(call: JsonObject): ToolCallPart | undefined {
  const inner = findObject(call, 'function', 'custom', 'payload') ?? call;
  const name = findText(inner, ...NAME_KEYS) ?? findText(call, ...NAME_KEYS);
  if (name === undefined) return undefined;
  return pickDefined({
    type: 'tool_call' as const,
    id: findText(call, ...CALL_ID_KEYS) ?? findText(inner, ...CALL_ID_KEYS),
    name,
    arguments: decoded(findField(inner, ...ARGUMENT_KEYS) ?? findField(call, ...ARGUMENT_KEYS)) ?? {},
    server: isServerSide(call) ? true : undefined,
  });
}

/** What a tool gave back, in any provider's spelling. */
export function toToolResult(part: JsonObject): ToolResultPart {
  const { result, isError } = readResult(part);
  return pickDefined({
    type: 'tool_result' as const,
    id: findText(part, ...CALL_ID_KEYS),
    name: findText(part, ...NAME_KEYS),
    result,
    isError: isError || readErrorFlag(part) ? true : undefined,
    server: isServerSide(part) ? true : undefined,
  });
}

function readErrorFlag(part: JsonObject): boolean {
  return (
    findField(part, 'is_error', 'isError') === true ||
    findField(part, 'status') === 'error' ||
    findField(part, 'state') === 'output-error'
  );
}

function readResult(part: JsonObject): { result: JsonValue; isError: boolean } {
  const raw = findField(part, ...RESULT_KEYS);
  if (raw === undefined) return { result: findText(part, 'errorText') ?? null, isError: 'errorText' in part };
  if (isJsonObject(raw)) {
    const output = readTypedOutput(raw);
    if (output !== undefined) return output;
  }
  return { result: isJsonList(raw) ? (toJoinedText(raw) ?? raw) : (decoded(raw) ?? null), isError: false };
}

/** AI SDK 5 and later wrap a result as `{type: 'json' | 'text' | 'error-text' | …, value}`. */
function readTypedOutput(output: JsonObject): { result: JsonValue; isError: boolean } | undefined {
  const type = findText(output, 'type');
  switch (type) {
    case 'text':
    case 'json':
    case 'content':
      return 'value' in output ? { result: output['value'] ?? null, isError: false } : undefined;
    case 'error-text':
    case 'error-json':
      return { result: output['value'] ?? null, isError: true };
    case 'execution-denied':
      return { result: findText(output, 'reason') ?? 'execution denied', isError: true };
    default:
      return undefined;
  }
}

/** Anthropic and Bedrock give a result as a list of content parts; a list of nothing but text reads as that text. */
function toJoinedText(parts: readonly JsonValue[]): JsonValue | undefined {
  if (parts.length === 0) return undefined;
  const [only] = parts;
  if (parts.length === 1 && isJsonObject(only) && Object.keys(only).length === 1 && 'json' in only) return only['json'];
  const texts: string[] = [];
  for (const part of parts) {
    if (!isJsonObject(part)) return undefined;
    const text = findText(part, 'text');
    const type = findText(part, 'type');
    if (text === undefined || (type !== undefined && !type.includes('text'))) return undefined;
    texts.push(text);
  }
  return toMaybeJson(texts.join('\n'));
}

/** Tools that the provider runs itself (web search, code execution): nobody else answers the call. */
function isServerSide(part: JsonObject): boolean {
  return (
    findText(part, 'type')?.startsWith('server_tool') === true ||
    findField(part, 'builtin') === true ||
    findField(part, 'providerExecuted') === true
  );
}

function decoded(value: JsonValue | undefined): JsonValue | undefined {
  return typeof value === 'string' ? toMaybeJson(value) : value;
}
