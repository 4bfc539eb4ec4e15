import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { readField, readList, readText } from '../json/read-field.ts';
import { fromOpenAiChatMessage, fromOpenAiChatMessages } from '../messages/openai-chat-messages.ts';
import { createChatAccumulator } from './chat-accumulator.ts';
import { readOpenAiTools } from './read-tools.ts';
import { readOpenAiUsage } from './read-usage.ts';
import { toRequestAttributes } from './request-attributes.ts';

/** `POST /chat/completions`. Source: https://platform.openai.com/docs/api-reference/chat */
export const chatApi: ModelApi = {
  operation: 'chat',
  spanType: SpanType.CHAT_MODEL,
  messageFormat: 'openai',
  describeRequest: (body) => ({
    model: readText(body, 'model'),
    messages: fromOpenAiChatMessages(readList(body, 'messages')),
    tools: readOpenAiTools([...readList(body, 'tools'), ...readList(body, 'functions')]),
    attributes: toRequestAttributes(body),
  }),
  describeResponse(response) {
    const choices = readList(response, 'choices');
    return {
      outputs: response,
      model: readText(response, 'model'),
      id: readText(response, 'id'),
      finishReasons: choices
        .map((choice) => readText(choice, 'finish_reason'))
        .filter((reason) => reason !== undefined),
      messages: choices.map((choice) =>
        fromOpenAiChatMessage(readField(choice, 'message'), readText(choice, 'finish_reason')),
      ),
      usage: readOpenAiUsage(readField(response, 'usage')),
    };
  },
  createAccumulator: createChatAccumulator,
};
