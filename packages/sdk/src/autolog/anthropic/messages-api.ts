import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { fromAnthropicMessage, fromAnthropicMessages, toAnthropicParts } from '../messages/anthropic-messages.ts';
import type { GenAiTool } from '../messages/gen-ai-message.ts';
import { createMessagesAccumulator } from './messages-accumulator.ts';
import { readAnthropicUsage } from './read-usage.ts';

/** `POST /v1/messages`. Source: https://docs.anthropic.com/en/api/messages */
export const messagesApi: ModelApi = {
  operation: 'chat',
  spanType: SpanType.CHAT_MODEL,
  messageFormat: 'anthropic',
  describeRequest: (body) => ({
    model: readText(body, 'model'),
    messages: fromAnthropicMessages(readList(body, 'messages')),
    system: toAnthropicParts(readField(body, 'system')),
    tools: readList(body, 'tools')
      .filter((tool) => isRecord(tool))
      .map((tool) => toTool(tool)),
    attributes: pickDefined({
      'gen_ai.request.max_tokens': readField(body, 'max_tokens'),
      'gen_ai.request.temperature': readField(body, 'temperature'),
      'gen_ai.request.top_p': readField(body, 'top_p'),
      'gen_ai.request.top_k': readField(body, 'top_k'),
      'gen_ai.request.stop_sequences': readField(body, 'stop_sequences'),
    }),
  }),
  describeResponse(response) {
    const reason = readText(response, 'stop_reason');
    return {
      outputs: response,
      model: readText(response, 'model'),
      id: readText(response, 'id'),
      finishReasons: reason === undefined ? undefined : [reason],
      messages: [fromAnthropicMessage(response)],
      usage: readAnthropicUsage(readField(response, 'usage')),
    };
  },
  createAccumulator: createMessagesAccumulator,
};

/** A tool of the provider's own has a type and no schema. */
function toTool(tool: unknown): GenAiTool {
  const type = readText(tool, 'type') ?? 'function';
  return {
    type: type === 'custom' ? 'function' : type,
    name: readText(tool, 'name') ?? type,
    description: readText(tool, 'description'),
    parameters: readField(tool, 'input_schema'),
  };
}
