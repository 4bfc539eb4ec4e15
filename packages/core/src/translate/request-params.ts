import { findField, findObject } from '../json/json-fields.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';

/** Our name of a model parameter → how providers spell it in a request. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  temperature: ['temperature'],
  maxTokens: [
    'max_tokens',
    'max_completion_tokens',
    'max_output_tokens',
    'maxTokens',
    'maxOutputTokens',
    'maxCompletionTokens',
    'max_tokens_to_sample',
  ],
  topP: ['top_p', 'topP'],
  topK: ['top_k', 'topK'],
  frequencyPenalty: ['frequency_penalty', 'frequencyPenalty'],
  presencePenalty: ['presence_penalty', 'presencePenalty'],
  stop: ['stop', 'stop_sequences', 'stopSequences'],
  seed: ['seed'],
  n: ['n', 'candidate_count', 'candidateCount'],
  stream: ['stream', 'streaming'],
  reasoningEffort: ['reasoning_effort', 'reasoningEffort'],
  toolChoice: ['tool_choice', 'toolChoice'],
  responseFormat: ['response_format', 'responseFormat'],
};

/** Objects that some providers put the parameters into. */
const NESTED_KEYS = ['generationConfig', 'generation_config', 'inferenceConfig', 'config', 'options'] as const;

/**
 * The parameters of a model call from the body of a request in any provider's spelling, under one name each. What is
 * no parameter (messages, tools, the model) is left out. `undefined` when none is set; `0` and `false` are values.
 */
export function toRequestParams(request: JsonObject): JsonObject | undefined {
  const nested = findObject(request, ...NESTED_KEYS) ?? {};
  const params: Record<string, JsonValue> = {};
  for (const [name, spellings] of Object.entries(SPELLINGS)) {
    const value = findField(request, ...spellings) ?? findField(nested, ...spellings);
    if (value !== undefined && value !== '') params[name] = value;
  }
  return Object.keys(params).length > 0 ? params : undefined;
}
