import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';
import { createTokenKeys } from '../../usage/token-keys.ts';

/**
 * Codex CLI. Its spans show where time goes and how long things are; what was said is in the log records beside them.
 * `thread.id` is the operating system's thread. Source: https://github.com/openai/codex, `codex-rs/otel`
 */
export const codex: Translator = toTranslator({
  name: 'codex',
  title: 'Codex',
  clues: [
    { scopePrefixes: ['codex_'] },
    {
      keys: ['busy_ns', 'target', 'code.namespace', 'code.module.name', 'conversation.id'],
      services: ['codex_cli_rs', 'codex_exec', 'codex_vscode', 'codex_mcp_server', 'codex_app_server'],
    },
  ],
  types: [
    {
      patterns: [
        [/^(?:session_task\.)?(?:run_)?turn$|^session_task\.(?:turn|run)$/, 'AGENT'],
        [/^model_client\.stream_/, 'CHAT_MODEL'],
        [/^(?:handle|dispatch)_tool_call|^mcp\.tools\.call$/, 'TOOL'],
        [/^(?:try_)?run_sampling_request$|^(?:receiving_)?stream(?:_request)?$|^session_loop$/, 'CHAIN'],
      ],
    },
  ],
  fields: {
    sessionId: ['conversation.id', 'conversation_id'],
    requestModel: ['model'],
    toolName: ['tool_name'],
    toolCallId: ['call_id'],
    // From the log records beside the span.
    toolArguments: ['gen_ai.tool.call.arguments'],
    toolResult: ['gen_ai.tool.call.result'],
  },
  // Of one answer, on the span of its last event, which knows no model; else of a whole turn, whose span is lost when the program
  // ends too soon.
  tokens: {
    semantics: 'inclusive',
    keys: createTokenKeys({
      input: ['gen_ai.usage.input_tokens', 'codex.turn.token_usage.input_tokens'],
      output: ['gen_ai.usage.output_tokens', 'codex.turn.token_usage.output_tokens'],
      total: ['codex.usage.total_tokens', 'codex.turn.token_usage.total_tokens'],
      cacheRead: ['gen_ai.usage.cache_read.input_tokens', 'codex.turn.token_usage.cached_input_tokens'],
      cacheWrite: ['gen_ai.usage.cache_write.input_tokens', 'codex.turn.token_usage.cache_write_input_tokens'],
      reasoning: ['codex.usage.reasoning_output_tokens', 'codex.turn.token_usage.reasoning_output_tokens'],
    }),
  },
  metadata: { otel_name: 'operation' },
});
