import type { JsonValue } from '../json-value.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { findField, findObject, findText, isJsonList, isJsonObject } from '../json/json-fields.ts';

/**
 * LangChain's `LLMResult` (`{generations: [[{text, message, generationInfo}]]}`) as a list of messages, serialised or
 * not: the choices of the first prompt, since a span is one call. `undefined` for anything else.
 */
export function toLangChainMessages(value: JsonValue): readonly JsonValue[] | undefined {
  if (!isJsonObject(value)) return undefined;
  const generations = findField(value, 'generations');
  if (!isJsonList(generations)) return undefined;
  const [first] = generations;
  return (isJsonList(first) ? first : generations).map((generation) => toMessageOf(generation));
}

function toMessageOf(generation: JsonValue): JsonValue {
  if (!isJsonObject(generation)) return generation;
  const info = findObject(generation, 'generationInfo', 'generation_info');
  const reason = info === undefined ? undefined : findText(info, 'finish_reason', 'finishReason', 'stop_reason');
  const message = findObject(generation, 'message');
  if (message !== undefined) return pickDefined({ finish_reason: reason, ...message });
  return pickDefined({ role: 'assistant', content: findText(generation, 'text') ?? '', finish_reason: reason });
}
