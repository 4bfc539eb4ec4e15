import { join } from 'node:path';

import type { CodingTool, TelemetryWish } from './coding-tool.ts';
import { addToSettings, deleteFromSettings, findWritten } from './json-settings.ts';

const SECTION = 'env';

/**
 * Claude Code, which takes its OpenTelemetry variables from `env` of its settings. A project's go to the file that is not
 * checked in: where one person's traces go is nothing to share.
 *
 * Source: https://code.claude.com/docs/en/monitoring-usage
 */
export const claudeCode: CodingTool = {
  name: 'claude',
  title: 'Claude Code',
  findFile: ({ home, folder, isGlobal }) =>
    isGlobal ? join(home, '.claude', 'settings.json') : join(folder, '.claude', 'settings.local.json'),
  addTelemetry: (before, wish) => addToSettings(before, { section: SECTION, members: toVariables(wish) }),
  deleteTelemetry: (file) => deleteFromSettings(file, SECTION),
  findServer: (file) => findWritten(file, SECTION, 'OTEL_EXPORTER_OTLP_ENDPOINT'),
};

function toVariables({ serverUrl, experimentId, hasContent }: TelemetryWish): Record<string, string> {
  return {
    CLAUDE_CODE_ENABLE_TELEMETRY: '1',
    // Spans; without it there are only log records.
    CLAUDE_CODE_ENHANCED_TELEMETRY_BETA: '1',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_LOGS_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    OTEL_EXPORTER_OTLP_ENDPOINT: serverUrl,
    ...(experimentId === undefined ? {} : { OTEL_EXPORTER_OTLP_HEADERS: `x-mlflow-experiment-id=${experimentId}` }),
    ...(hasContent ? { OTEL_LOG_USER_PROMPTS: '1', OTEL_LOG_TOOL_DETAILS: '1', OTEL_LOG_TOOL_CONTENT: '1' } : {}),
  };
}
