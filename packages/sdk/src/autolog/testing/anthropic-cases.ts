import type * as library from '@anthropic-ai/sdk';
import type Anthropic from '@anthropic-ai/sdk';
import { expect } from 'vitest';

import { type ContractCase, observeError, readAll } from './contract-case.ts';
import { ANSWER_JSON, ANSWER_TEXT, THOUGHT } from './model-server/script.ts';

type Library = typeof library;
type AnthropicCase = ContractCase<Anthropic, Library>;

const MESSAGE = {
  model: 'claude-sonnet-5',
  max_tokens: 2000,
  system: 'Be brief.',
  messages: [{ role: 'user' as const, content: 'Weather in Rome?' }],
};
const STREAM = { ...MESSAGE, stream: true as const };
const SCHEMA = { type: 'object' as const, properties: { city: { type: 'string' } } };
const WEATHER = { name: 'weather', description: 'Looks out.', input_schema: SCHEMA };

/** The cache is counted as input, as the conventions want it. */
const USAGE = {
  'gen_ai.usage.input_tokens': 118,
  'gen_ai.usage.output_tokens': 9,
  'gen_ai.usage.cache_read.input_tokens': 100,
  'gen_ai.usage.cache_creation.input_tokens': 7,
};
const FINISHED = {
  'gen_ai.response.finish_reasons': ['end_turn'],
  'gen_ai.response.id': 'msg_01',
  'gen_ai.provider.name': 'anthropic',
};
const output = (text: string) => ({ role: 'assistant', content: [{ type: 'text', text }], stop_reason: 'end_turn' });
const ABANDONED = expect.arrayContaining([expect.objectContaining({ name: 'stream.abandoned' })]);

/** What programs do with Anthropic's client. */
export const ANTHROPIC_CASES: readonly AnthropicCase[] = [
  {
    name: 'create',
    async use(client, library) {
      const promise = client.messages.create(MESSAGE);
      const isOwn = promise instanceof library.APIPromise;
      return { isOwn, message: await promise };
    },
    span: { inputs: MESSAGE, outputs: output(ANSWER_TEXT), attributes: { ...USAGE, ...FINISHED }, status: { code: 1 } },
  },
  {
    name: 'beta create',
    use: (client) => client.beta.messages.create(MESSAGE),
    span: { outputs: output(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'create().withResponse()',
    async use(client) {
      const { data, response, request_id: id } = await client.messages.create(MESSAGE).withResponse();
      return { data, status: response.status, id: typeof id };
    },
    span: { outputs: output(ANSWER_TEXT), attributes: { ...USAGE, 'http.response.status_code': 200 } },
  },
  {
    name: 'create().asResponse()',
    async use(client) {
      const response = await client.messages.create(MESSAGE).asResponse();
      return { body: await response.json() };
    },
    span: { attributes: { 'http.response.status_code': 200 } },
  },
  {
    name: 'thinking and parallel tool calls',
    use: (client) =>
      client.messages.create({
        ...MESSAGE,
        max_tokens: 4000,
        messages: [{ role: 'user', content: 'both' }],
        thinking: { type: 'enabled', budget_tokens: 1024 },
        tools: [WEATHER],
      }),
    span: {
      outputs: {
        content: [
          { type: 'thinking', thinking: THOUGHT },
          { type: 'tool_use', id: 'call_1' },
          { type: 'tool_use', id: 'call_2' },
        ],
      },
      attributes: {
        'mlflow.chat.tools': JSON.stringify([
          { type: 'function', function: { name: 'weather', description: 'Looks out.', parameters: SCHEMA } },
        ]),
      },
    },
  },
  {
    name: 'stream read to the end',
    async use(client) {
      const stream = await client.messages.create(STREAM);
      return { class: stream.constructor.name, events: await readAll(stream) };
    },
    span: {
      outputs: output(ANSWER_TEXT),
      attributes: { ...USAGE, ...FINISHED, 'gen_ai.response.time_to_first_chunk': expect.any(Number) },
    },
  },
  {
    name: 'stream of thinking and calls',
    use: async (client) =>
      readAll(
        await client.messages.create({
          ...STREAM,
          max_tokens: 4000,
          messages: [{ role: 'user', content: 'both' }],
          thinking: { type: 'enabled', budget_tokens: 1024 },
          tools: [WEATHER],
        }),
      ),
    span: {
      outputs: {
        content: [
          { type: 'thinking', thinking: THOUGHT, signature: 'c2ln' },
          { type: 'tool_use', id: 'call_1', name: 'weather', input: { city: 'Rome' } },
          { type: 'tool_use', id: 'call_2', name: 'weather', input: { city: 'Oslo' } },
        ],
        stop_reason: 'tool_use',
      },
    },
  },
  {
    name: 'stream left by break',
    async use(client) {
      const stream = await client.messages.create(STREAM);
      let text = '';
      for await (const event of stream) {
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') text += event.delta.text;
        if (text.length > 4) break;
      }
      return { text, isAborted: stream.controller.signal.aborted };
    },
    span: { outputs: { content: [{ text: 'It is ' }] }, events: ABANDONED },
  },
  {
    name: 'stream.tee()',
    async use(client) {
      const [left, right] = (await client.messages.create(STREAM)).tee();
      return Promise.all([readAll(left), readAll(right)]);
    },
    span: { outputs: output(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'stream.toReadableStream()',
    use: async (client) => new Response((await client.messages.create(STREAM)).toReadableStream()).text(),
    span: { outputs: output(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'the stream() helper',
    async use(client) {
      const stream = client.messages.stream(MESSAGE);
      const texts: string[] = [];
      stream.on('text', (text) => texts.push(text));
      return { texts, message: await stream.finalMessage() };
    },
    span: { outputs: output(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'the beta stream() helper, iterated',
    use: (client) => readAll(client.beta.messages.stream(MESSAGE)),
    span: { outputs: output(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'parse()',
    isSupported: (client) => typeof (client.messages as { parse?: unknown }).parse === 'function',
    async use(client) {
      const format = {
        type: 'json_schema' as const,
        schema: { type: 'object', properties: { answer: { type: 'number' } } },
      };
      return client.messages.parse({ ...MESSAGE, output_config: { format } });
    },
    span: { outputs: output(ANSWER_JSON), attributes: USAGE },
  },
  {
    name: 'withOptions() copies',
    use: (client) => client.withOptions({ timeout: 5000 }).messages.create(MESSAGE),
    span: { outputs: output(ANSWER_TEXT) },
  },
  {
    name: 'a refusal',
    use: (client) => observeError(() => client.messages.create({ ...MESSAGE, model: 'refuse-429' })),
    span: {
      status: { code: 2, message: expect.stringMatching(/refuses with 429/) },
      attributes: {
        'http.response.status_code': 429,
        'error.type': expect.any(String),
        'gen_ai.response.id': expect.stringMatching(/^req_/),
      },
    },
  },
  {
    name: 'a refusal of the stream() helper',
    use: (client) => observeError(() => client.messages.stream({ ...MESSAGE, model: 'refuse-400' }).finalMessage()),
    span: { status: { code: 2, message: expect.stringMatching(/refuses with 400/) } },
  },
  {
    name: 'nobody listens',
    use: (client) =>
      observeError(() => client.withOptions({ baseURL: 'http://127.0.0.1:9', maxRetries: 0 }).messages.create(MESSAGE)),
    span: { status: { code: 2, message: expect.stringMatching(/connection/i) } },
  },
  {
    name: 'an aborted signal',
    use: (client) => observeError(() => client.messages.create(MESSAGE, { signal: AbortSignal.abort() })),
    span: { status: { code: 2, message: expect.stringMatching(/abort/i) } },
  },
];
