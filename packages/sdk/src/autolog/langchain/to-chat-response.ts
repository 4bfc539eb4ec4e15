import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';
import { toChatMessage } from './to-chat-request.ts';

/** An `LLMResult` in the form of OpenAI's chat API. */
export function toChatResponse(result: unknown): unknown {
  const [generations] = readList(result, 'generations');
  const list: readonly unknown[] = Array.isArray(generations) ? generations : [];
  const message = readField(list[0], 'message');
  const metadata = readField(message, 'response_metadata');
  return pickDefined({
    id: readText(metadata, 'id') ?? readText(message, 'id'),
    model: readText(metadata, 'model_name') ?? readText(metadata, 'model') ?? readText(metadata, 'modelVersion'),
    choices: list.map((generation, index) => toChoice(generation, index)),
    usage: toUsage(readField(message, 'usage_metadata')) ?? toOlderUsage(readField(result, 'llmOutput')),
  });
}

function toChoice(generation: unknown, index: number): unknown {
  const message = readField(generation, 'message');
  const metadata = readField(message, 'response_metadata');
  const info = readField(generation, 'generationInfo');
  const reason = [metadata, info].flatMap((from) =>
    ['finish_reason', 'stop_reason', 'finishReason'].map((key) => readText(from, key)),
  );
  return pickDefined({
    index,
    message: isRecord(message) ? toChatMessage(message) : { role: 'assistant', content: readField(generation, 'text') },
    finish_reason: reason.find((one) => one !== undefined),
  });
}

/** `usage_metadata` counts the cache as input and reasoning as output, as OpenAI does. */
function toUsage(usage: unknown): unknown {
  if (!isRecord(usage)) return undefined;
  const input = readField(usage, 'input_token_details');
  const output = readField(usage, 'output_token_details');
  return {
    prompt_tokens: readNumber(usage, 'input_tokens'),
    completion_tokens: readNumber(usage, 'output_tokens'),
    total_tokens: readNumber(usage, 'total_tokens'),
    prompt_tokens_details: pickDefined({
      cached_tokens: readNumber(input, 'cache_read'),
      cache_creation_tokens: readNumber(input, 'cache_creation'),
      audio_tokens: readNumber(input, 'audio'),
    }),
    completion_tokens_details: pickDefined({
      reasoning_tokens: readNumber(output, 'reasoning'),
      audio_tokens: readNumber(output, 'audio'),
    }),
  };
}

/** What integrations reported before messages had counts. */
function toOlderUsage(llmOutput: unknown): unknown {
  const usage = readField(llmOutput, 'tokenUsage') ?? readField(llmOutput, 'estimatedTokenUsage');
  if (!isRecord(usage)) return undefined;
  return {
    prompt_tokens: readNumber(usage, 'promptTokens'),
    completion_tokens: readNumber(usage, 'completionTokens'),
    total_tokens: readNumber(usage, 'totalTokens'),
  };
}
