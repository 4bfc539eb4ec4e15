import type * as library from 'openai';
import type OpenAI from 'openai';
import { expect } from 'vitest';

import { type ContractCase, observeError, readAll } from './contract-case.ts';
import { ANSWER_JSON, ANSWER_TEXT, THOUGHT } from './model-server/script.ts';
import {
  CHAT,
  STREAM,
  WEATHER,
  ANSWER_FORMAT,
  USAGE,
  FINISHED,
  chatOutput,
  failed,
  PARTIAL,
  ABANDONED,
} from './openai-case-values.ts';

type OpenAiCase = ContractCase<OpenAI, typeof library>;

/** The chat API in one piece. */
export const chatCases: readonly OpenAiCase[] = [
  {
    name: 'create',
    async use(client, library) {
      const promise = client.chat.completions.create(CHAT);
      const isOwn = promise instanceof library.APIPromise;
      const completion = await promise;
      return { isOwn, completion, requestId: typeof completion._request_id };
    },
    span: {
      outputs: chatOutput(ANSWER_TEXT),
      inputs: CHAT,
      attributes: { ...USAGE, ...FINISHED },
      status: { code: 1 },
    },
  },
  {
    name: 'create, then, catch and finally',
    async use(client) {
      let isFinal = false;
      const text = await client.chat.completions
        .create(CHAT)
        .then((completion) => completion.choices[0]?.message.content)
        .catch(() => 'never')
        .finally(() => {
          isFinal = true;
        });
      return { text, isFinal };
    },
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'create, awaited twice',
    async use(client) {
      const promise = client.chat.completions.create(CHAT);
      return (await promise) === (await promise);
    },
    span: { outputs: chatOutput(ANSWER_TEXT) },
  },
  {
    name: 'create().withResponse()',
    async use(client) {
      const { data, response, request_id: id } = await client.chat.completions.create(CHAT).withResponse();
      return { data, status: response.status, class: response.constructor.name, id: typeof id };
    },
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: { ...USAGE, 'http.response.status_code': 200 } },
  },
  {
    name: 'create().asResponse(), body left to the program',
    async use(client) {
      const response = await client.chat.completions.create(CHAT).asResponse();
      return { class: response.constructor.name, used: response.bodyUsed, body: await response.json() };
    },
    span: { attributes: { 'http.response.status_code': 200 }, status: { code: 1 } },
  },
  {
    name: 'parallel tool calls',
    use: (client) =>
      client.chat.completions.create({ ...CHAT, messages: [{ role: 'user', content: 'both' }], tools: [WEATHER] }),
    span: {
      outputs: {
        choices: [{ message: { tool_calls: [{ id: 'call_1' }, { id: 'call_2' }] }, finish_reason: 'tool_calls' }],
      },
      attributes: { 'gen_ai.response.finish_reasons': ['tool_calls'], 'mlflow.chat.tools': JSON.stringify([WEATHER]) },
    },
  },
  {
    name: 'parse()',
    async use(client) {
      const completion = await client.chat.completions.parse({
        ...CHAT,
        response_format: { type: 'json_schema', json_schema: ANSWER_FORMAT },
      });
      return completion;
    },
    span: { outputs: chatOutput(ANSWER_JSON), attributes: USAGE },
  },
  {
    name: 'withOptions() copies',
    use: (client) => client.withOptions({ timeout: 5000 }).chat.completions.create(CHAT),
    span: { outputs: chatOutput(ANSWER_TEXT) },
  },
  {
    name: 'a retry by the SDK',
    use: (client) => client.chat.completions.create({ ...CHAT, model: 'busy-once' }),
    span: { outputs: chatOutput(ANSWER_TEXT), status: { code: 1 } },
  },
];

/** The chat API, streamed. */
export const streamCases: readonly OpenAiCase[] = [
  {
    name: 'stream read to the end',
    async use(client, library) {
      const promise = client.chat.completions.create(STREAM);
      const stream = await promise;
      const isOwn = promise instanceof library.APIPromise;
      return { isOwn, class: stream.constructor.name, chunks: await readAll(stream) };
    },
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: { ...USAGE, ...FINISHED, ...PARTIAL } },
  },
  {
    name: 'stream without usage',
    use: async (client) => readAll(await client.chat.completions.create({ ...CHAT, stream: true })),
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: FINISHED },
  },
  {
    name: 'stream of parallel tool calls',
    use: async (client) =>
      readAll(
        await client.chat.completions.create({
          ...STREAM,
          messages: [{ role: 'user', content: 'both' }],
          tools: [WEATHER],
        }),
      ),
    span: {
      outputs: {
        choices: [
          {
            message: {
              role: 'assistant',
              content: null,
              tool_calls: [
                { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
                { id: 'call_2', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
              ],
            },
            finish_reason: 'tool_calls',
          },
        ],
      },
    },
  },
  {
    name: 'stream of reasoning',
    use: async (client) => readAll(await client.chat.completions.create({ ...STREAM, model: 'thinker' })),
    span: { outputs: { choices: [{ message: { content: ANSWER_TEXT, reasoning_content: THOUGHT } }] } },
  },
  {
    name: 'stream left by break',
    async use(client) {
      const stream = await client.chat.completions.create(STREAM);
      const seen: unknown[] = [];
      for await (const chunk of stream) {
        seen.push(chunk);
        if (seen.length === 3) break;
      }
      return { seen, isAborted: stream.controller.signal.aborted };
    },
    span: { outputs: { choices: [{ message: { content: 'It is ' } }] }, events: ABANDONED, status: { code: 1 } },
  },
  {
    name: 'stream aborted by its controller',
    async use(client) {
      const stream = await client.chat.completions.create(STREAM);
      return observeError(async () => {
        let count = 0;
        for await (const _ of stream) {
          count += 1;
          if (count === 2) stream.controller.abort();
        }
        return 'ended';
      });
    },
    span: { events: ABANDONED },
  },
  {
    name: 'stream.tee()',
    async use(client) {
      const stream = await client.chat.completions.create(STREAM);
      const [left, right] = stream.tee();
      const both = await Promise.all([readAll(left), readAll(right)]);
      return { class: left.constructor.name, both };
    },
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'stream.toReadableStream()',
    async use(client) {
      const stream = await client.chat.completions.create(STREAM);
      return await new Response(stream.toReadableStream()).text();
    },
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'stream().withResponse()',
    async use(client) {
      const { data, response } = await client.chat.completions.create(STREAM).withResponse();
      return { status: response.status, chunks: await readAll(data) };
    },
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: { ...USAGE, 'http.response.status_code': 200 } },
  },
  {
    name: 'an error inside a stream',
    async use(client) {
      const stream = await client.chat.completions.create({ ...STREAM, model: 'error-inside' });
      return observeError(() => readAll(stream));
    },
    span: { outputs: { choices: [{ message: { content: 'It is ' } }] }, status: failed(/overloaded/) },
  },
  {
    name: 'a connection lost in a stream',
    async use(client) {
      const stream = await client.chat.completions.create({ ...STREAM, model: 'cut-off' });
      return observeError(() => readAll(stream));
    },
    span: { status: failed(/terminated|aborted|connection/i) },
  },
  {
    name: 'the chat.completions.stream() helper',
    async use(client) {
      const runner = client.chat.completions.stream({ ...CHAT, stream_options: { include_usage: true } });
      const texts: string[] = [];
      runner.on('content', (delta) => texts.push(delta));
      const final = await runner.finalChatCompletion();
      return { texts, content: final.choices[0]?.message.content, usage: await runner.totalUsage() };
    },
    span: { outputs: chatOutput(ANSWER_TEXT), attributes: USAGE },
  },
  {
    name: 'a stream that the program reads by hand',
    async use(client) {
      const stream = await client.chat.completions.create(STREAM);
      const iterator = stream[Symbol.asyncIterator]();
      const first = await iterator.next();
      const end = await iterator.return?.();
      return { first, end };
    },
    span: { events: ABANDONED },
  },
];

/** What goes wrong. */
export const errorCases: readonly OpenAiCase[] = [
  {
    name: 'a refusal',
    use: (client) => observeError(() => client.chat.completions.create({ ...CHAT, model: 'refuse-400' })),
    span: {
      status: failed(/refuses with 400/),
      attributes: { 'http.response.status_code': 400, 'error.type': expect.any(String) },
    },
  },
  {
    name: 'a refusal of the parse() helper',
    use: (client) =>
      observeError(() =>
        client.chat.completions.parse({
          ...CHAT,
          model: 'refuse-400',
          response_format: { type: 'json_schema', json_schema: ANSWER_FORMAT },
        }),
      ),
    span: { status: failed(/refuses with 400/) },
  },
  {
    name: 'a refusal read by asResponse()',
    use: (client) => observeError(() => client.chat.completions.create({ ...CHAT, model: 'refuse-400' }).asResponse()),
    span: { status: failed(/refuses with 400/) },
  },
  {
    name: 'a refusal of a stream',
    use: (client) => observeError(() => client.chat.completions.create({ ...STREAM, model: 'refuse-400' })),
    span: { status: failed(/refuses with 400/) },
  },
  {
    name: 'an answer that is no JSON',
    use: (client) => observeError(() => client.chat.completions.create({ ...CHAT, model: 'garbage' })),
    span: { status: failed(/JSON/) },
  },
  {
    name: 'an answer to parse() that is no JSON',
    use: (client) =>
      observeError(() =>
        client.chat.completions.parse({
          ...CHAT,
          model: 'garbage',
          response_format: { type: 'json_schema', json_schema: ANSWER_FORMAT },
        }),
      ),
    span: { status: failed(/JSON/) },
  },
  {
    name: 'nobody listens',
    use: (client) =>
      observeError(() =>
        client.withOptions({ baseURL: 'http://127.0.0.1:9/v1', maxRetries: 0 }).chat.completions.create(CHAT),
      ),
    span: { status: failed(/connection/i) },
  },
  {
    name: 'an aborted signal',
    use: (client) => observeError(() => client.chat.completions.create(CHAT, { signal: AbortSignal.abort() })),
    span: { status: failed(/abort/i) },
  },
];
