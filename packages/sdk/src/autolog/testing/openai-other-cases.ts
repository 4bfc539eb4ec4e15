import type * as library from 'openai';
import type OpenAI from 'openai';

import { type ContractCase, observeError, readAll } from './contract-case.ts';
import { ANSWER_JSON, ANSWER_TEXT } from './model-server/script.ts';
import { PARAMETERS, ANSWER_FORMAT, failed, PARTIAL, ABANDONED } from './openai-case-values.ts';

type OpenAiCase = ContractCase<OpenAI, typeof library>;

const responseOutput = (text: string) => ({
  id: 'resp_1',
  output: [{ type: 'reasoning' }, { type: 'message', content: [{ type: 'output_text', text }] }],
});
const RESPONSE = { model: 'gpt-5', input: 'Weather in Rome?', instructions: 'Be brief.' };
const RESPONSE_USAGE = {
  'gen_ai.usage.input_tokens': 30,
  'gen_ai.usage.cache_read.input_tokens': 10,
  'gen_ai.usage.reasoning.output_tokens': 5,
};
const RESPONSE_TOOL = {
  type: 'function' as const,
  name: 'weather',
  description: 'Looks out.',
  parameters: PARAMETERS,
  strict: true,
};

/** The other APIs. */
export const otherCases: readonly OpenAiCase[] = [
  {
    name: 'responses.create',
    async use(client) {
      const response = await client.responses.create(RESPONSE);
      return { response, text: response.output_text };
    },
    span: {
      outputs: responseOutput(ANSWER_TEXT),
      attributes: { ...RESPONSE_USAGE, 'gen_ai.response.finish_reasons': ['stop'] },
    },
  },
  {
    name: 'responses with a function call',
    use: (client) => client.responses.create({ ...RESPONSE, tools: [RESPONSE_TOOL] }),
    span: { outputs: { output: [{ type: 'reasoning' }, { type: 'function_call', name: 'weather' }] } },
  },
  {
    name: 'responses stream',
    use: async (client) => readAll(await client.responses.create({ ...RESPONSE, stream: true })),
    span: { outputs: responseOutput(ANSWER_TEXT), attributes: { ...RESPONSE_USAGE, ...PARTIAL } },
  },
  {
    name: 'responses stream left by break',
    async use(client) {
      let text = '';
      for await (const event of await client.responses.create({ ...RESPONSE, stream: true })) {
        if (event.type === 'response.output_text.delta') text += event.delta;
        if (text.length > 4) break;
      }
      return text;
    },
    span: { outputs: responseOutput('It is '), events: ABANDONED },
  },
  {
    name: 'the responses.stream() helper',
    async use(client) {
      const stream = client.responses.stream({ ...RESPONSE, tools: [RESPONSE_TOOL] });
      const final = await stream.finalResponse();
      return final.output;
    },
    span: {
      outputs: { output: [{ type: 'reasoning' }, { type: 'function_call', arguments: '{"city":"Rome"}' }] },
      attributes: RESPONSE_USAGE,
    },
  },
  {
    name: 'responses.parse()',
    async use(client) {
      const response = await client.responses.parse({ ...RESPONSE, text: { format: ANSWER_FORMAT } });
      return response.output_parsed;
    },
    span: { outputs: responseOutput(ANSWER_JSON), attributes: RESPONSE_USAGE },
  },
  {
    name: 'responses refusal',
    use: (client) => observeError(() => client.responses.create({ ...RESPONSE, model: 'refuse-403' })),
    span: { status: failed(/403/), attributes: { 'http.response.status_code': 403 } },
  },
  {
    name: 'embeddings.create',
    async use(client) {
      const { data, usage } = await client.embeddings.create({ model: 'text-embedding-3', input: ['Rome', 'Oslo'] });
      return { vectors: data.map(({ embedding }) => [...embedding]), usage };
    },
    span: {
      spanType: 'EMBEDDING',
      name: 'embeddings text-embedding-3',
      outputs: { data: { count: 2 } },
      attributes: { 'gen_ai.usage.input_tokens': 6, 'gen_ai.embeddings.dimension.count': 3 },
    },
  },
  {
    name: 'embeddings as given',
    use: (client) => client.embeddings.create({ model: 'text-embedding-3', input: 'Rome', encoding_format: 'float' }),
    span: { spanType: 'EMBEDDING' },
  },
  {
    name: 'completions.create',
    use: (client) => client.completions.create({ model: 'old', prompt: 'Once' }),
    span: {
      spanType: 'LLM',
      outputs: { choices: [{ text: ANSWER_TEXT }] },
      attributes: { 'gen_ai.usage.input_tokens': 5 },
    },
  },
  {
    name: 'completions stream',
    use: async (client) => readAll(await client.completions.create({ model: 'old', prompt: 'Once', stream: true })),
    span: { spanType: 'LLM', outputs: { choices: [{ text: ANSWER_TEXT, finish_reason: 'stop' }] } },
  },
];
