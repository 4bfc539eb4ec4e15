import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';
import { createTokenKeys } from '../../usage/token-keys.ts';

/**
 * OpenLIT: the GenAI conventions with operations and counts of its own. Anthropic's input is counted without the cache.
 * Source: https://docs.openlit.io/latest/openlit/developer-resources/otel-semantics
 */
export const openLit: Translator = toTranslator({
  name: 'openlit',
  title: 'OpenLIT',
  clues: [{ scopePrefixes: ['openlit'] }, { keys: ['gen_ai.application_name'] }],
  types: [
    {
      key: 'gen_ai.operation.name',
      words: { vectordb: 'RETRIEVER', execute_task: 'TASK', batch: 'CHAIN' },
      patterns: [[/^(?:crawl|extract|browser_(?!run))/, 'TOOL']],
    },
  ],
  fields: {
    inputs: ['gen_ai.retrieval.query', 'gen_ai.workflow.input', 'gen_ai.framework.pipeline.input_data'],
    outputs: [
      'gen_ai.agent.final_result',
      'gen_ai.agent.actual_output',
      'gen_ai.workflow.output',
      'gen_ai.framework.pipeline.output_data',
    ],
    provider: ['gen_ai.provider.name', 'gen_ai.system'],
    toolArguments: ['gen_ai.tool.call.arguments', 'gen_ai.tool.input', 'gen_ai.tool.args'],
    toolResult: ['gen_ai.tool.call.result', 'gen_ai.tool.output'],
    timeToFirstTokenSeconds: ['gen_ai.server.time_to_first_token', 'gen_ai.server.ttft'],
  },
  tokens: {
    semantics: 'provider-raw',
    keys: createTokenKeys({
      input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
      output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
      total: ['gen_ai.usage.total_tokens'],
      cacheRead: [
        'gen_ai.usage.cache_read.input_tokens',
        'gen_ai.usage.cache_read_input_tokens',
        'gen_ai.usage.prompt_tokens_details.cached_tokens',
      ],
      cacheWrite: [
        'gen_ai.usage.cache_creation.input_tokens',
        'gen_ai.usage.cache_creation_input_tokens',
        'gen_ai.usage.prompt_tokens_details.cache_creation_tokens',
      ],
      reasoning: ['gen_ai.usage.reasoning_tokens', 'gen_ai.usage.completion_tokens_details.reasoning_tokens'],
    }),
  },
  metadata: { 'gen_ai.application_name': 'application', 'gen_ai.environment': 'environment' },
});
