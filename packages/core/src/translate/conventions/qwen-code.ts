import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';
import { createTokenKeys } from '../../usage/token-keys.ts';

/** Qwen Code, which began as Gemini CLI and went its own way. Counts include the cache, as OpenAI's do. */
export const qwenCode: Translator = toTranslator({
  name: 'qwen-code',
  title: 'Qwen Code',
  clues: [
    { scopes: ['qwen-code'] },
    { keys: ['qwen-code.model'] },
    { keys: ['tool.call_id', 'ttft_ms', 'interaction.sequence', 'qwen-code.prompt_id'], spanPrefixes: ['qwen-code.'] },
  ],
  types: [
    {
      words: {
        'qwen-code.interaction': 'AGENT',
        'qwen-code.llm_request': 'CHAT_MODEL',
        'qwen-code.tool': 'TOOL',
        'qwen-code.tool.execution': 'CHAIN',
        'qwen-code.subagent': 'AGENT',
      },
    },
  ],
  fields: {
    requestModel: ['gen_ai.request.model', 'qwen-code.model'],
    toolName: ['tool.name'],
    toolCallId: ['tool.call_id'],
    // From the log records beside the span.
    toolArguments: ['gen_ai.tool.call.arguments'],
    toolResult: ['gen_ai.tool.call.result'],
    timeToFirstTokenMs: ['ttft_ms'],
    timeToFirstTokenSeconds: ['gen_ai.server.time_to_first_token'],
  },
  tokens: {
    semantics: 'inclusive',
    keys: createTokenKeys({
      input: ['gen_ai.usage.input_tokens', 'input_tokens'],
      output: ['gen_ai.usage.output_tokens', 'output_tokens'],
      total: [],
      cacheRead: ['gen_ai.usage.cached_tokens', 'cached_input_tokens'],
      cacheWrite: [],
      reasoning: [],
    }),
  },
  metadata: { attempt: 'attempt', 'llm_request.context': 'context' },
});
