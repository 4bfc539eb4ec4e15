import type { JsonObject, JsonValue } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findList, findObject, findText, isJsonObject } from '../json/json-fields.ts';

/** Fields that hold nothing but the text of an answer. */
const TEXT_FIELDS = ['text', 'response', 'output_text', 'completion', 'generated_text'] as const;

/** Beside these a text is the answer of a library; without any, an object with a `text` may be what a model was asked to write. */
const MARKS = [
  'toolCalls',
  'tool_calls',
  'usage',
  'steps',
  'generation_id',
  'done',
  'finishReason',
  'finish_reason',
] as const;

/**
 * The one answer inside an envelope of Bedrock's Converse (`{output: {message}}`), Ollama and Cohere (`{message}`), the AI SDK
 * (`{text, toolCalls}`, `{content: [parts]}`). `undefined` for anything else.
 */
export function findEnvelopedAnswer(value: JsonObject): JsonObject | undefined {
  const finish_reason = findText(value, 'stopReason', 'stop_reason', 'finish_reason', 'finishReason', 'done_reason');
  const message = findObject(findObject(value, 'output') ?? {}, 'message') ?? findObject(value, 'message');
  if (message !== undefined) return pickDefined({ finish_reason, role: 'assistant', ...message });
  const parts = findList(value, 'content');
  if (parts !== undefined && parts.length > 0 && parts.every((part) => isTyped(part))) {
    return pickDefined({ role: 'assistant', content: parts, finish_reason });
  }
  if (!MARKS.some((name) => name in value)) return undefined;
  const content = findText(value, ...TEXT_FIELDS);
  const calls = findList(value, 'toolCalls', 'tool_calls');
  if (content === undefined && calls === undefined) return undefined;
  const reasoning = findText(value, 'reasoningText', 'reasoning', 'thinking');
  return pickDefined({ role: 'assistant', reasoning, content, tool_calls: calls, finish_reason });
}

function isTyped(part: JsonValue): boolean {
  return isJsonObject(part) && typeof findField(part, 'type') === 'string';
}
