import type { JsonValue } from '../json-value.ts';
import { isJsonList } from '../json/json-fields.ts';
import { toMaybeJson } from '../json/maybe-json.ts';

const CANONICAL: Readonly<Record<string, string>> = {
  stop: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  completed: 'stop',
  complete: 'stop',
  tool_calls: 'tool_calls',
  tool_call: 'tool_calls',
  tool_use: 'tool_calls',
  function_call: 'tool_calls',
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  content_filter: 'content_filter',
  content_filtered: 'content_filter',
  safety: 'content_filter',
  refusal: 'content_filter',
  guardrail_intervened: 'content_filter',
  error: 'error',
  failed: 'error',
};

/**
 * One word for one reason, whatever the provider calls it; an unknown reason is passed on in lower case.
 *
 * @example toFinishReason('tool-calls') // 'tool_calls'
 * @example toFinishReason('FinishReason.MAX_TOKENS') // 'length'
 */
export function toFinishReason(word: string): string | undefined {
  const lower = word.trim().toLowerCase();
  if (lower === '' || lower === 'undefined' || lower === 'none' || lower === 'null') return undefined;
  const key = lower.replace(/^finishreason\./, '').replaceAll('-', '_');
  return Object.hasOwn(CANONICAL, key) ? CANONICAL[key] : lower;
}

/** From a list, a JSON list inside a string, a comma list or a single word. `undefined` when it names no reason. */
export function toFinishReasons(value: JsonValue | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const decoded = typeof value === 'string' ? toMaybeJson(value) : value;
  const words = isJsonList(decoded) ? decoded : typeof decoded === 'string' ? decoded.split(',') : [];
  const reasons = words
    .filter((word) => typeof word === 'string')
    .map((word) => toFinishReason(word))
    .filter((reason) => reason !== undefined);
  return reasons.length > 0 ? reasons : undefined;
}
