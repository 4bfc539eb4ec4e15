import type * as library from '@google/genai';
import { type GoogleGenAI, Type } from '@google/genai';
import { expect } from 'vitest';

import { type ContractCase, observeError, readAll } from './contract-case.ts';
import { ANSWER_TEXT, THOUGHT } from './model-server/script.ts';

type Library = typeof library;
type GoogleCase = ContractCase<GoogleGenAI, Library>;

const CONTENT = {
  model: 'gemini-3-flash',
  contents: 'Weather in Rome?',
  config: { temperature: 0, systemInstruction: 'Be brief.' },
};
const WEATHER = {
  name: 'weather',
  description: 'Looks out.',
  parameters: { type: Type.OBJECT, properties: { city: { type: Type.STRING } } },
};
const USAGE = {
  'gen_ai.usage.input_tokens': 14,
  'gen_ai.usage.output_tokens': 9,
  'gen_ai.usage.cache_read.input_tokens': 4,
  'gen_ai.usage.reasoning.output_tokens': 3,
};
const FINISHED = {
  'gen_ai.response.finish_reasons': ['STOP'],
  'gen_ai.response.model': 'gemini-3-flash-001',
  'gen_ai.provider.name': 'gcp.gemini',
};
const OUTPUT = {
  candidates: [{ content: { role: 'model', parts: [{ text: THOUGHT, thought: true }, { text: ANSWER_TEXT }] } }],
};

/** An answer as a program sees it, without what differs from one request to the next. */
const toSeen = (response: object) => {
  const { sdkHttpResponse: _, ...seen } = response as Record<string, unknown>;
  return { class: response.constructor.name, seen };
};

/** What programs do with Google's client. */
export const GOOGLE_CASES: readonly GoogleCase[] = [
  {
    name: 'generateContent',
    async use(client) {
      const response = await client.models.generateContent(CONTENT);
      return { ...toSeen(response), text: response.text };
    },
    span: {
      name: 'generate_content gemini-3-flash',
      outputs: OUTPUT,
      attributes: { ...USAGE, ...FINISHED, 'gen_ai.request.temperature': 0 },
      status: { code: 1 },
    },
  },
  {
    name: 'generateContent with functions',
    async use(client) {
      const config = { tools: [{ functionDeclarations: [WEATHER] }] };
      const response = await client.models.generateContent({ ...CONTENT, contents: 'both', config });
      return response.functionCalls;
    },
    span: {
      outputs: {
        candidates: [
          { content: { parts: [{ functionCall: { name: 'weather' } }, { functionCall: { name: 'weather' } }] } },
        ],
      },
      attributes: { 'gen_ai.tool.definitions': expect.stringContaining('"name":"weather"') },
    },
  },
  {
    name: 'generateContentStream',
    async use(client) {
      const stream = await client.models.generateContentStream(CONTENT);
      const tag = Object.prototype.toString.call(stream);
      return { tag, chunks: (await readAll(stream)).map((chunk) => toSeen(chunk as object)) };
    },
    span: {
      outputs: OUTPUT,
      attributes: { ...USAGE, ...FINISHED, 'gen_ai.response.time_to_first_chunk': expect.any(Number) },
    },
  },
  {
    name: 'generateContentStream left by break',
    async use(client) {
      for await (const chunk of await client.models.generateContentStream(CONTENT)) return chunk.candidates;
      return 'nothing';
    },
    span: { events: expect.arrayContaining([expect.objectContaining({ name: 'stream.abandoned' })]) },
  },
  {
    name: 'a chat',
    async use(client) {
      const chat = client.chats.create({ model: 'gemini-3-flash' });
      const response = await chat.sendMessage({ message: 'Weather in Rome?' });
      return { text: response.text, history: chat.getHistory() };
    },
    span: { outputs: OUTPUT, attributes: USAGE },
  },
  {
    name: 'a streamed chat',
    async use(client) {
      const chat = client.chats.create({ model: 'gemini-3-flash' });
      const chunks = await readAll(await chat.sendMessageStream({ message: 'Weather in Rome?' }));
      return { count: chunks.length, history: chat.getHistory() };
    },
    span: { outputs: OUTPUT, attributes: USAGE },
  },
  {
    name: 'embedContent',
    async use(client) {
      const { embeddings } = await client.models.embedContent({ model: 'text-embedding-004', contents: 'Rome' });
      return embeddings;
    },
    span: {
      spanType: 'EMBEDDING',
      outputs: { embeddings: { count: 1 } },
      attributes: { 'gen_ai.embeddings.dimension.count': 3 },
    },
  },
  {
    name: 'a refusal',
    use: (client) => observeError(() => client.models.generateContent({ ...CONTENT, model: 'refuse-400' })),
    span: {
      status: { code: 2, message: expect.stringMatching(/refuses with 400/) },
      attributes: { 'http.response.status_code': 400 },
    },
  },
  {
    name: 'a refusal of a stream',
    use: (client) => observeError(() => client.models.generateContentStream({ ...CONTENT, model: 'refuse-400' })),
    span: { status: { code: 2, message: expect.stringMatching(/refuses with 400/) } },
  },
];
