import { SpanType } from '../../vocabulary/span-type.ts';
import type { ModelApi, StreamAccumulator } from '../calls/model-api.ts';
import { isRecord, readField, readList, readNumber, readText } from '../json/read-field.ts';
import type { GenAiMessage } from '../messages/gen-ai-message.ts';
import { readOpenAiUsage } from './read-usage.ts';
import { toRequestAttributes } from './request-attributes.ts';

/** `POST /completions`, the API before chat, which vLLM and its kind still serve. */
export const completionsApi: ModelApi = {
  operation: 'text_completion',
  spanType: SpanType.LLM,
  messageFormat: 'openai',
  describeRequest: (body) => ({
    model: readText(body, 'model'),
    messages: toPromptMessages(readField(body, 'prompt')),
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
      messages: choices.map((choice) => toMessage('assistant', readText(choice, 'text') ?? '')),
      usage: readOpenAiUsage(readField(response, 'usage')),
    };
  },
  createAccumulator,
};

/** A text, or a list of texts; token ids say nothing to a reader. */
function toPromptMessages(prompt: unknown): readonly GenAiMessage[] {
  const list: readonly unknown[] = Array.isArray(prompt) ? prompt : [prompt];
  return list.filter((text) => typeof text === 'string').map((text) => toMessage('user', text));
}

function toMessage(role: string, content: string): GenAiMessage {
  return { role, parts: [{ type: 'text', content }] };
}

function createAccumulator(): StreamAccumulator {
  const head: Record<string, unknown> = {};
  const choices = new Map<number, { text: string; finish_reason: string | null }>();
  return {
    add(chunk) {
      for (const [key, value] of Object.entries(isRecord(chunk) ? chunk : {})) {
        if (key !== 'choices' && value !== null) head[key] = value;
      }
      for (const choice of readList(chunk, 'choices')) {
        const index = readNumber(choice, 'index') ?? 0;
        const draft = choices.get(index) ?? { text: '', finish_reason: null };
        choices.set(index, draft);
        draft.text += readText(choice, 'text') ?? '';
        draft.finish_reason = readText(choice, 'finish_reason') ?? draft.finish_reason;
      }
    },
    result: () => ({ ...head, choices: [...choices].map(([index, choice]) => ({ index, ...choice })) }),
  };
}
