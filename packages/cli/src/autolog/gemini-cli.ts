import { join } from 'node:path';

import { CliError } from '../cli-error.ts';
import type { CodingTool, TelemetryWish } from './coding-tool.ts';
import { addToSettings, deleteFromSettings, findWritten } from './json-settings.ts';

const SECTION = 'telemetry';

/**
 * Gemini CLI, whose settings have a section for it.
 *
 * Source: https://geminicli.com/docs/cli/telemetry
 */
export const geminiCli: CodingTool = {
  name: 'gemini',
  title: 'Gemini CLI',
  findFile: ({ home, folder, isGlobal }) => join(isGlobal ? home : folder, '.gemini', 'settings.json'),
  addTelemetry: (before, wish) => addToSettings(before, { section: SECTION, members: toMembers(wish) }),
  deleteTelemetry: (file) => deleteFromSettings(file, SECTION),
  findServer: (file) => findWritten(file, SECTION, 'otlpEndpoint'),
};

function toMembers({ serverUrl, experimentId, hasContent }: TelemetryWish): Record<string, string | boolean> {
  if (experimentId !== undefined) {
    throw new CliError(
      'usage',
      'The settings of Gemini CLI have no place for headers. Leave --experiment-id out, and start gemini with ' +
        `OTEL_EXPORTER_OTLP_HEADERS=x-mlflow-experiment-id=${experimentId}`,
    );
  }
  return {
    enabled: true,
    target: 'local',
    useCollector: true,
    otlpEndpoint: serverUrl,
    otlpProtocol: 'http',
    logPrompts: hasContent,
    // Its log records hold prompts, answers and tokens already. With the same on spans, which version 0.61 sends as traces of
    // their own, everything would be counted twice.
    traces: false,
  };
}
