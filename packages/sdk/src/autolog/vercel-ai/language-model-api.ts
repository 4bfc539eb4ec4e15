import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { isRecord, readField, readList, readText } from '../json/read-field.ts';
import { fromAiSdkMessages, toAiSdkParts } from '../messages/ai-sdk-messages.ts';
import { type GenAiTool, listParts, toTextPart } from '../messages/gen-ai-message.ts';
import { readAiSdkUsage } from './read-usage.ts';
import { createStreamAccumulator } from './stream-accumulator.ts';

/** One call of a model by the AI SDK: the request is a `languageModelCall` event, the answer a `doGenerate` result. */
export const languageModelApi: ModelApi = {
  operation: 'chat',
  spanType: SpanType.CHAT_MODEL,
  messageFormat: 'vercel_ai',
  describeRequest: (event) => ({
    model: readText(event, 'model'),
    messages: fromAiSdkMessages(readList(event, 'messages')),
    system: listParts([toTextPart(readField(event, 'system'))]),
    tools: readList(event, 'tools')
      .filter((tool) => isRecord(tool))
      .map((tool) => toTool(tool)),
  }),
  describeResponse(response) {
    const content = readField(response, 'content');
    const reason = toReason(readField(response, 'finishReason'));
    return {
      outputs: { role: 'assistant', content, ...(reason === undefined ? {} : { finish_reason: reason }) },
      model: readText(readField(response, 'response'), 'modelId'),
      id: readText(readField(response, 'response'), 'id'),
      finishReasons: reason === undefined ? undefined : [reason],
      messages: [
        { role: 'assistant', parts: toAiSdkParts(content), ...(reason === undefined ? {} : { finish_reason: reason }) },
      ],
      usage: readAiSdkUsage(readField(response, 'usage')),
    };
  },
  createAccumulator: createStreamAccumulator,
};

function toReason(reason: unknown): string | undefined {
  return typeof reason === 'string' ? reason : (readText(reason, 'unified') ?? readText(reason, 'raw'));
}

function toTool(tool: unknown): GenAiTool {
  const type = readText(tool, 'type') ?? 'function';
  return {
    type,
    name: readText(tool, 'name') ?? type,
    description: readText(tool, 'description'),
    parameters: readField(tool, 'inputSchema'),
  };
}
