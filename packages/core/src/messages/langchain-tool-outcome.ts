import type { JsonObject, JsonValue } from '../json-value.ts';
import { findField, findList, findObject, findText, isJsonObject } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';
import { toMaybePythonLiteral } from '../json/maybe-python-literal.ts';

interface ToolOutcome {
  readonly result: JsonValue;
  readonly isError: boolean;
}

/**
 * What a LangChain tool gave back: its callbacks wrap the result in `{output: …}` and in a serialised `ToolMessage`,
 * whose content is mostly JSON in a string.
 */
export function toLangChainToolOutcome(value: JsonValue): ToolOutcome {
  const inner = unwrapOnly(value, 'output');
  const message = isJsonObject(inner) ? toToolMessage(inner) : undefined;
  if (message === undefined) return { result: decoded(inner), isError: false };
  return {
    result: decoded(findField(message, 'content') ?? null),
    isError: findText(message, 'status') === 'error',
  };
}

/**
 * What a LangChain tool was called with: `{input: '{"city":"Oslo"}'}` is the arguments in an envelope. In Python the tool's
 * input is the `str` of a dict: `{'city': 'Oslo'}`.
 */
export function toLangChainToolArguments(value: JsonValue): JsonValue {
  if (typeof value === 'string') return toDecodedDict(value);
  const inner = unwrapOnly(value, 'input');
  const arguments_ = typeof inner === 'string' ? toDecodedDict(inner) : inner;
  // A tool may well have one argument called `input`; only an envelope holds an object.
  return inner === value || !isJsonObject(arguments_) ? value : arguments_;
}

/** Any other text is what the tool was given. */
function toDecodedDict(text: string): JsonValue {
  const json = toMaybeJson(text);
  if (typeof json !== 'string') return json;
  const literal = toMaybePythonLiteral(text);
  return isJsonObject(literal) ? literal : text;
}

/** The one field of an object that has no other. */
function unwrapOnly(value: JsonValue, name: string): JsonValue {
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return value;
  return findField(value, name) ?? value;
}

/** Serialised (`{lc, type: 'constructor', id: [..., 'ToolMessage'], kwargs}`) or plain (`{type: 'tool', content}`). */
function toToolMessage(value: JsonObject): JsonObject | undefined {
  const kwargs = findObject(value, 'kwargs');
  if (kwargs !== undefined && findList(value, 'id')?.at(-1) === 'ToolMessage') return kwargs;
  const isPlain = findText(value, 'type') === 'tool' && findText(value, 'tool_call_id') !== undefined;
  return isPlain ? value : undefined;
}

function decoded(value: JsonValue): JsonValue {
  return typeof value === 'string' ? toMaybeJson(value) : value;
}
