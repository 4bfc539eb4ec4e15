import { isDefault, toEnvHeaders, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const claudeCode = {
  id: 'claude-code',
  name: 'Claude Code',
  intro: 'Claude Code sends its own telemetry: every prompt is a trace, with model calls, tools, tokens and cost.',
  snippets: toClaudeCodeSnippets,
} as const satisfies SetUpGuide;

/** The same variables that `gander autolog claude` writes. */
function toClaudeCodeSnippets(target: Target): readonly Snippet[] {
  const experiment = isDefault(target) ? '' : ` --experiment-id ${target.experimentId}`;
  return [
    {
      title: 'In the folder of your project: shows the setting it would write, asks, and can undo it',
      language: 'bash',
      code: `npx gander autolog claude --tracking-uri ${target.origin}${experiment}`,
    },
    {
      title: 'Or by hand, in the terminal that starts it',
      language: 'bash',
      code: `export CLAUDE_CODE_ENABLE_TELEMETRY=1
export CLAUDE_CODE_ENHANCED_TELEMETRY_BETA=1
export OTEL_TRACES_EXPORTER=otlp
export OTEL_LOGS_EXPORTER=otlp
export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
export OTEL_EXPORTER_OTLP_ENDPOINT=${target.origin}
${toEnvHeaders(target)}export OTEL_LOG_USER_PROMPTS=1 # what was said: leave these three out to send figures only
export OTEL_LOG_TOOL_DETAILS=1
export OTEL_LOG_TOOL_CONTENT=1
claude`,
    },
  ];
}
