import { SpanType } from '../../vocabulary/span-type.ts';
import { GenAiKey } from '../vocabulary/gen-ai-key.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { pickDefined } from '../json/pick-defined.ts';
import { readField, readList, readPath, readText } from '../json/read-field.ts';
import { listParts, toTextPart } from '../messages/gen-ai-message.ts';
import { fromResponsesInput, fromResponsesOutput } from '../messages/openai-responses-messages.ts';
import { readOpenAiTools } from './read-tools.ts';
import { readOpenAiUsage } from './read-usage.ts';
import { toRequestAttributes } from './request-attributes.ts';
import { createResponsesAccumulator } from './responses-accumulator.ts';

/** `POST /responses`. Source: https://platform.openai.com/docs/api-reference/responses */
export const responsesApi: ModelApi = {
  operation: 'chat',
  spanType: SpanType.CHAT_MODEL,
  messageFormat: 'openai',
  describeRequest: (body) => ({
    model: readText(body, 'model'),
    messages: fromResponsesInput(readField(body, 'input')),
    system: listParts([toTextPart(readField(body, 'instructions'))]),
    tools: readOpenAiTools(readList(body, 'tools')),
    attributes: { ...toRequestAttributes(body), ...toConversation(readField(body, 'conversation')) },
  }),
  describeResponse(response) {
    const reason = readPath(response, ['incomplete_details', 'reason']);
    const status = readText(response, 'status');
    const finishReason = typeof reason === 'string' ? reason : status === 'completed' ? 'stop' : status;
    return {
      outputs: response,
      model: readText(response, 'model'),
      id: readText(response, 'id'),
      finishReasons: finishReason === undefined ? undefined : [finishReason],
      messages: fromResponsesOutput(readList(response, 'output'), finishReason),
      usage: readOpenAiUsage(readField(response, 'usage')),
    };
  },
  createAccumulator: createResponsesAccumulator,
};

function toConversation(conversation: unknown): Readonly<Record<string, unknown>> {
  const id = typeof conversation === 'string' ? conversation : readText(conversation, 'id');
  return pickDefined({ [GenAiKey.CONVERSATION_ID]: id });
}
