import { expect } from 'vitest';

/* What the cases share: requests, and what their spans must say. */

const MESSAGES = [{ role: 'user' as const, content: 'Weather in Rome?' }];
export const CHAT = { model: 'gpt-5', messages: MESSAGES };
export const STREAM = { ...CHAT, stream: true as const, stream_options: { include_usage: true } };
export const PARAMETERS = {
  type: 'object' as const,
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
export const WEATHER = {
  type: 'function' as const,
  function: { name: 'weather', description: 'Looks out.', parameters: PARAMETERS },
};
export const ANSWER_FORMAT = {
  type: 'json_schema' as const,
  name: 'answer',
  strict: true,
  schema: {
    type: 'object',
    properties: { answer: { type: 'number' } },
    required: ['answer'],
    additionalProperties: false,
  },
};

export const USAGE = {
  'gen_ai.usage.input_tokens': 20,
  'gen_ai.usage.output_tokens': 8,
  'gen_ai.usage.cache_read.input_tokens': 4,
};
export const FINISHED = { 'gen_ai.response.finish_reasons': ['stop'], 'gen_ai.response.id': 'chatcmpl-1' };
export const chatOutput = (text: string) => ({
  choices: [{ message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
});
export const failed = (message: string | RegExp) => ({
  code: 2,
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});
export const PARTIAL = { 'gen_ai.response.time_to_first_chunk': expect.any(Number) };
export const ABANDONED = expect.arrayContaining([expect.objectContaining({ name: 'stream.abandoned' })]);
