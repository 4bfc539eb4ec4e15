import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import type { TokenUsage } from '../calls/token-usage.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';
import { type GenAiTool, listParts, toTextPart } from '../messages/gen-ai-message.ts';
import { fromInteractionInput, fromInteractionOutput } from '../messages/gemini-interactions.ts';
import { createInteractionAccumulator } from './interaction-accumulator.ts';
import { toPlainResponse } from './to-plain-response.ts';

/** `interactions.create`. Source: https://ai.google.dev/api/interactions-api */
export const interactionsApi: ModelApi = {
  operation: 'generate_content',
  spanType: SpanType.CHAT_MODEL,
  messageFormat: 'gemini',
  describeRequest(params) {
    const config = readField(params, 'generation_config');
    return {
      // An agent has models of its own and names none.
      model: readText(params, 'model') ?? readText(params, 'agent'),
      messages: fromInteractionInput(readField(params, 'input')),
      system: listParts([toTextPart(readField(params, 'system_instruction'))]),
      tools: readList(params, 'tools').map((tool) => toTool(tool)),
      attributes: pickDefined({
        'gen_ai.request.max_tokens': readField(config, 'max_output_tokens'),
        'gen_ai.request.temperature': readField(config, 'temperature'),
        'gen_ai.request.top_p': readField(config, 'top_p'),
        'gen_ai.request.seed': readField(config, 'seed'),
        'gen_ai.request.stop_sequences': readField(config, 'stop_sequences'),
        'gen_ai.agent.name': readField(params, 'agent'),
      }),
    };
  },
  describeResponse(response) {
    const status = readText(response, 'status');
    return {
      outputs: toPlainResponse(response),
      model: readText(response, 'model'),
      id: readText(response, 'id'),
      finishReasons: status === undefined ? undefined : [status],
      messages: fromInteractionOutput(response),
      usage: readUsage(readField(response, 'usage')),
    };
  },
  createAccumulator: createInteractionAccumulator,
};

/** A function, or one of the provider's own tools by its type. */
function toTool(tool: unknown): GenAiTool {
  const type = readText(tool, 'type') ?? 'function';
  return {
    type,
    name: readText(tool, 'name') ?? type,
    description: readText(tool, 'description'),
    parameters: readField(tool, 'parameters'),
  };
}

/** Thoughts and what tools read are counted beside answer and prompt; the conventions count them in. */
function readUsage(usage: unknown): TokenUsage | undefined {
  if (!isRecord(usage)) return undefined;
  const reasoningTokens = readNumber(usage, 'total_thought_tokens');
  return pickDefined({
    inputTokens: sum(readNumber(usage, 'total_input_tokens'), readNumber(usage, 'total_tool_use_tokens')),
    outputTokens: sum(readNumber(usage, 'total_output_tokens'), reasoningTokens),
    totalTokens: readNumber(usage, 'total_tokens'),
    cacheReadTokens: readNumber(usage, 'total_cached_tokens'),
    reasoningTokens,
  });
}

function sum(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined && right === undefined ? undefined : (left ?? 0) + (right ?? 0);
}
