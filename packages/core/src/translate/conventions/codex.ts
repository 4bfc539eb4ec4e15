import { toTranslator } from '../declared/to-translator.ts';
import type { Translator } from '../translator.ts';

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
        [/^(?:handle|dispatch)_tool_call|^mcp\.tools\.call$/, 'TOOL'],
        [/^(?:try_)?run_sampling_request$|^(?:receiving_)?stream(?:_request)?$|^session_loop$/, 'CHAIN'],
      ],
    },
  ],
  fields: {
    sessionId: ['conversation.id', 'conversation_id'],
    toolName: ['tool_name'],
    toolCallId: ['call_id'],
    // From the log records beside the span.
    toolArguments: ['gen_ai.tool.call.arguments'],
    toolResult: ['gen_ai.tool.call.result'],
  },
  metadata: { model: 'model', otel_name: 'operation' },
});
