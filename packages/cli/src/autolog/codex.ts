import { join } from 'node:path';

import { CliError } from '../cli-error.ts';
import type { CodingTool, TelemetryWish } from './coding-tool.ts';

const BEGIN = '# >>> gander autolog codex';
const END = '# <<< gander autolog codex';
const BLOCK = new RegExp(`\\n*${BEGIN}[\\s\\S]*?${END}\\n?`);
/** A table `[otel]` or `[otel.…]`, or a member `otel = …` or `otel.… = …`. */
const FOREIGN = /^[ \t]*(?:\[\s*"?otel"?\s*[.\]]|"?otel"?\s*[.=])/m;

/**
 * Codex, whose settings are TOML. What is written stands in a block of its own between two comments, so that the rest of
 * the file stays as it is, letter by letter.
 *
 * Source: https://github.com/openai/codex/blob/main/docs/config.md
 */
export const codex: CodingTool = {
  name: 'codex',
  title: 'Codex',
  findFile: ({ home, folder, isGlobal }) => join(isGlobal ? home : folder, '.codex', 'config.toml'),
  addTelemetry({ content }, wish) {
    const rest = content.replace(BLOCK, '\n');
    if (FOREIGN.test(rest)) {
      throw new CliError(
        'usage',
        `The settings of Codex say already where to send telemetry. Change them by hand to:\n\n${toTable(wish)}`,
      );
    }
    const start = rest.trim() === '' ? '' : `${rest.trimEnd()}\n\n`;
    return { content: `${start}${BEGIN}\n${toTable(wish)}${END}\n`, undo: undefined };
  },
  deleteTelemetry({ content }) {
    if (!BLOCK.test(content)) return undefined;
    const rest = content.replace(BLOCK, '\n');
    return rest.trim() === '' ? '' : `${rest.trimEnd()}\n`;
  },
  findServer({ content }) {
    const [block] = BLOCK.exec(content) ?? [];
    return block === undefined ? undefined : /"([^"]+)\/v1\/traces"/.exec(block)?.[1];
  },
};

function toTable({ serverUrl, experimentId, hasContent }: TelemetryWish): string {
  const headers =
    experimentId === undefined ? '' : `, headers = { "x-mlflow-experiment-id" = ${toToml(experimentId)} }`;
  const exporter = (signal: string): string =>
    `{ otlp-http = { endpoint = ${toToml(`${serverUrl}/v1/${signal}`)}, protocol = "binary"${headers} } }`;
  return [
    '[otel]',
    `log_user_prompt = ${String(hasContent)}`,
    `exporter = ${exporter('logs')}`,
    `trace_exporter = ${exporter('traces')}`,
    '',
  ].join('\n');
}

/** A basic string of TOML has the escapes of JSON. */
function toToml(text: string): string {
  return JSON.stringify(text);
}
