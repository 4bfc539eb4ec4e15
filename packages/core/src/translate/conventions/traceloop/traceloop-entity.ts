import { findField, findList, isJsonList, isJsonObject } from '../../../json/json-fields.ts';
import { toLangChainToolArguments } from '../../../messages/langchain-tool-outcome.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import type { JsonObject, JsonValue } from '../../../json-value.ts';

/** Beside these, an object with `inputs` or `outputs` is the envelope of LangChain's callbacks. */
const ENVELOPE_FIELDS: ReadonlySet<string> = new Set([
  'inputs',
  'input_str',
  'outputs',
  'output',
  'tags',
  'metadata',
  'kwargs',
]);

interface RawEntity {
  readonly input: JsonValue | undefined;
  readonly output: JsonValue | undefined;
}

interface Entity {
  readonly inputs?: JsonValue;
  readonly outputs?: JsonValue;
  readonly tags: readonly string[];
}

/**
 * What a function, task or tool was given and gave back: without the envelope that decorators (`{args, kwargs}`) and
 * LangChain's callbacks (`{inputs, tags, metadata, kwargs}`) put around it.
 */
export function toTraceloopEntity({ input, output }: RawEntity): Entity {
  return pickDefined({
    inputs: input === undefined ? undefined : toInput(input),
    outputs: output === undefined ? undefined : toOutput(output),
    tags: input === undefined ? [] : toTags(input),
  });
}

function toInput(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return value;
  if (isCall(value)) return toArguments(value);
  if (!isEnvelope(value)) return value;
  const text = findField(value, 'input_str');
  return findField(value, 'inputs') ?? (typeof text === 'string' ? toLangChainToolArguments(text) : text) ?? value;
}

function toTags(value: JsonValue): readonly string[] {
  if (!isJsonObject(value) || isCall(value) || !isEnvelope(value)) return [];
  return (findList(value, 'tags') ?? []).filter((tag) => typeof tag === 'string');
}

function toOutput(value: JsonValue): JsonValue {
  if (!isJsonObject(value) || !('kwargs' in value) || !isEnvelope(value)) return value;
  return findField(value, 'outputs', 'output') ?? value;
}

function isCall(value: JsonObject): boolean {
  const names = Object.keys(value);
  return names.length === 2 && isJsonList(value['args']) && isJsonObject(value['kwargs']);
}

/** JavaScript calls a function with one object, which arrives as `kwargs`; a single argument stands for itself. */
function toArguments(value: JsonObject): JsonValue {
  const args = findList(value, 'args') ?? [];
  const kwargs = findField(value, 'kwargs');
  if (!isJsonObject(kwargs) || args.length === 0) return kwargs ?? value;
  if (Object.keys(kwargs).length > 0) return value;
  return args.length === 1 ? (args[0] ?? null) : args;
}

function isEnvelope(value: JsonObject): boolean {
  const names = Object.keys(value);
  return names.every((name) => ENVELOPE_FIELDS.has(name)) && ('kwargs' in value || 'metadata' in value);
}
