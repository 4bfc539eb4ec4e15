import { readText } from '../attribute-values.ts';
import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';
import { createTokenKeys } from '../../usage/token-keys.ts';

/**
 * Strands Agents. Content is in span events, which the GenAI conventions read. Counts are the provider's own; those of
 * an agent are of its whole life. Source: https://strandsagents.com/latest/documentation/docs/user-guide/observability-evaluation/traces/
 */
export const strands: Translator = toTranslator({
  name: 'strands',
  title: 'Strands Agents',
  clues: [
    { scopes: ['strands.telemetry.tracer'] },
    { values: ['gen_ai.system', ['strands-agents']] },
    { values: ['gen_ai.provider.name', ['strands-agents']] },
  ],
  types: [
    {
      key: 'gen_ai.operation.name',
      words: { invoke_swarm: 'WORKFLOW', invoke_graph: 'WORKFLOW' },
    },
    { patterns: [[/^invoke_(?:swarm|graph)\b/, 'WORKFLOW']] },
  ],
  fields: {
    systemPrompt: ['system_prompt'],
    tools: ['gen_ai.agent.tools'],
    timeToFirstTokenMs: ['gen_ai.server.time_to_first_token'],
    tags: ['langfuse.tags'],
  },
  tokens: {
    semantics: 'provider-raw',
    keys: createTokenKeys({
      input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
      output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
      total: ['gen_ai.usage.total_tokens'],
      cacheRead: ['gen_ai.usage.cache_read_input_tokens'],
      cacheWrite: ['gen_ai.usage.cache_write_input_tokens', 'gen_ai.usage.cache_creation_input_tokens'],
      reasoning: [],
    }),
  },
  metadata: { 'event_loop.cycle_id': 'cycleId' },
  extension: {
    full: ({ attributes }, { tool }) =>
      readText(attributes, 'gen_ai.tool.status') === 'error' ? { tool: { ...tool, isError: true } } : {},
  },
});
