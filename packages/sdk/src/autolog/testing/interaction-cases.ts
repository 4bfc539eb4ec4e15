import type { GoogleGenAI } from '@google/genai';
import { expect } from 'vitest';

import { type ContractCase, observeError, readAll } from './contract-case.ts';
import { ANSWER_TEXT, THOUGHT } from './model-server/script.ts';

type InteractionCase = ContractCase<GoogleGenAI, unknown>;

const ASKED = {
  model: 'gemini-3-flash',
  input: 'Weather in Rome?',
  system_instruction: 'Be brief.',
  generation_config: { temperature: 0 },
} as const;
const WEATHER = {
  type: 'function',
  name: 'weather',
  description: 'Looks out.',
  parameters: { type: 'object', properties: { city: { type: 'string' } } },
} as const;

/** Both words of the API for the same: `outputs` of version 1, `steps` since. */
const ANSWERED = {
  name: 'generate_content gemini-3-flash',
  spanType: 'CHAT_MODEL',
  attributes: {
    'gen_ai.usage.input_tokens': 14,
    'gen_ai.usage.output_tokens': 9,
    'gen_ai.usage.cache_read.input_tokens': 4,
    'gen_ai.usage.reasoning.output_tokens': 3,
    'gen_ai.response.finish_reasons': ['completed'],
    'gen_ai.response.model': 'gemini-3-flash-001',
    'gen_ai.response.id': 'int-1',
    'gen_ai.provider.name': 'gcp.gemini',
    'gen_ai.request.temperature': 0,
    'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: 'Be brief.' }]),
    'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: 'Weather in Rome?' }] }]),
    'gen_ai.output.messages': JSON.stringify([
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', content: THOUGHT },
          { type: 'text', content: ANSWER_TEXT },
        ],
        finish_reason: 'completed',
      },
    ]),
  },
  status: { code: 1 },
};
const CALLED = expect.stringContaining('"type":"tool_call","id":"call_2","name":"weather","arguments":{"city":"Oslo"}');

const toSeen = (answer: object) => {
  const { sdkHttpResponse: _, ...seen } = answer as Record<string, unknown>;
  return { class: answer.constructor.name, seen };
};

/** What programs do with `client.interactions`. */
export const INTERACTION_CASES: readonly InteractionCase[] = [
  {
    name: 'an interaction',
    use: async (client) => toSeen(await client.interactions.create(ASKED)),
    span: ANSWERED,
  },
  {
    name: 'an interaction with functions',
    use: async (client) => toSeen(await client.interactions.create({ ...ASKED, input: 'both', tools: [WEATHER] })),
    span: {
      attributes: {
        'gen_ai.tool.definitions': expect.stringContaining('"name":"weather"'),
        'gen_ai.output.messages': CALLED,
        'gen_ai.response.finish_reasons': ['requires_action'],
      },
    },
  },
  {
    name: 'a streamed interaction',
    async use(client) {
      const stream = await client.interactions.create({ ...ASKED, stream: true });
      return { class: stream.constructor.name, events: await readAll(stream) };
    },
    span: {
      ...ANSWERED,
      attributes: { ...ANSWERED.attributes, 'gen_ai.response.time_to_first_chunk': expect.any(Number) },
    },
  },
  {
    name: 'a streamed interaction with functions',
    async use(client) {
      return readAll(await client.interactions.create({ ...ASKED, input: 'both', tools: [WEATHER], stream: true }));
    },
    span: { attributes: { 'gen_ai.output.messages': CALLED } },
  },
  {
    name: 'a streamed interaction through tee',
    async use(client) {
      const stream = await client.interactions.create({ ...ASKED, stream: true });
      const [left, right] = (stream as unknown as { tee(): [AsyncIterable<unknown>, AsyncIterable<unknown>] }).tee();
      return Promise.all([readAll(left), readAll(right)]);
    },
    span: ANSWERED,
  },
  {
    name: 'a streamed interaction left by break',
    async use(client) {
      for await (const event of await client.interactions.create({ ...ASKED, stream: true })) return event;
      return 'nothing';
    },
    span: { events: expect.arrayContaining([expect.objectContaining({ name: 'stream.abandoned' })]) },
  },
  {
    name: 'a refused interaction',
    use: (client) => observeError(() => client.interactions.create({ ...ASKED, model: 'refuse-400' })),
    span: {
      status: { code: 2, message: expect.stringMatching(/refuses with 400/) },
      attributes: { 'http.response.status_code': 400 },
    },
  },
  {
    name: 'a refused streamed interaction',
    use: (client) => observeError(() => client.interactions.create({ ...ASKED, model: 'refuse-400', stream: true })),
    span: { status: { code: 2, message: expect.stringMatching(/refuses with 400/) } },
  },
];
