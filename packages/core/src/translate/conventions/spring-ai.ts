import { readNumber } from '../attribute-values.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';
import { createTokenKeys } from '../../usage/token-keys.ts';

/** Micrometer writes every value as a string; these are numbers. */
const NUMERIC_PARAMS: Readonly<Record<string, string>> = {
  temperature: 'gen_ai.request.temperature',
  maxTokens: 'gen_ai.request.max_tokens',
  topP: 'gen_ai.request.top_p',
  topK: 'gen_ai.request.top_k',
  frequencyPenalty: 'gen_ai.request.frequency_penalty',
  presencePenalty: 'gen_ai.request.presence_penalty',
};

/**
 * Spring AI through Micrometer. What was said is not on the spans: current versions write it to the log.
 * Source: https://docs.spring.io/spring-ai/reference/observability/
 */
export const springAi: Translator = toTranslator({
  name: 'spring-ai',
  title: 'Spring AI',
  clues: [
    {
      keys: [
        'spring.ai.kind',
        'spring.ai.chat.client.conversation.id',
        'spring.ai.tool.definition.name',
        'spring.ai.model.request.tool.names',
        'spring.ai.advisor.name',
      ],
    },
    { scopes: ['org.springframework.boot'], keys: ['gen_ai.system', 'gen_ai.provider.name'] },
  ],
  types: [
    {
      key: 'spring.ai.kind',
      words: { chat_client: 'CHAIN', advisor: 'CHAIN', tool_call: 'TOOL', vector_store: 'RETRIEVER' },
    },
  ],
  fields: {
    // `default` is what a client without a conversation writes; it is refused like every placeholder.
    sessionId: ['spring.ai.chat.client.conversation.id'],
    provider: ['gen_ai.provider.name', 'gen_ai.system'],
    subtype: ['spring.ai.kind'],
    inputs: ['db.vector.query.content'],
    outputs: ['db.vector.query.response.documents'],
    toolName: ['spring.ai.tool.definition.name'],
    toolDescription: ['spring.ai.tool.definition.description'],
    toolCallId: ['spring.ai.tool.call.id'],
    toolArguments: ['spring.ai.tool.call.arguments'],
    toolResult: ['spring.ai.tool.call.result'],
    tools: ['spring.ai.model.request.tool.names'],
  },
  tokens: {
    semantics: 'provider-raw',
    keys: createTokenKeys({
      input: ['gen_ai.usage.input_tokens'],
      output: ['gen_ai.usage.output_tokens'],
      total: ['gen_ai.usage.total_tokens'],
      cacheRead: ['gen_ai.usage.cache_read.input_tokens'],
      cacheWrite: ['gen_ai.usage.cache_creation.input_tokens'],
      reasoning: [],
    }),
  },
  metadata: {
    'spring.ai.advisor.name': 'advisor',
    'spring.ai.tool.type': 'toolType',
    'db.vector.query.top_k': 'topK',
    'gen_ai.request.embedding.dimensions': 'embeddingDimensions',
  },
  extension: {
    maps: { params: Object.values(NUMERIC_PARAMS) },
    full: ({ attributes }) => {
      const params = Object.entries(NUMERIC_PARAMS).flatMap(([name, key]): [string, number][] => {
        const value = readNumber(attributes, key);
        return value === undefined ? [] : [[name, value]];
      });
      return params.length > 0 ? { params: Object.fromEntries(params) } : {};
    },
  },
});
