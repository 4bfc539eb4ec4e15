import type { Command } from 'commander';

import { claudeCode } from '../autolog/claude-code.ts';
import { codex } from '../autolog/codex.ts';
import type { CodingTool } from '../autolog/coding-tool.ts';
import { geminiCli } from '../autolog/gemini-cli.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';

const TOOLS: readonly CodingTool[] = [claudeCode, codex, geminiCli];

/** `gander autolog claude`, `codex` and `gemini`: coding agents that send their telemetry here. */
export function addAutologCommand(program: Command, context: CommandContext): void {
  const autolog = program
    .command('autolog')
    .summary('trace a coding agent')
    .description(
      'Writes into the settings of a coding agent that its telemetry goes to a Gander server: its own OpenTelemetry,\n' +
        'no hook and no plugin. Shows the change and asks before it writes. --undo takes it out again.',
    );
  for (const tool of TOOLS) {
    autolog
      .command(tool.name)
      .description(`Sets ${tool.title} up.`)
      .option('-u, --tracking-uri <uri>', 'the server. Default: $MLFLOW_TRACKING_URI, else http://127.0.0.1:5000')
      .option('-e, --experiment-id <id>', 'the experiment to send to. Default: the default one')
      .option('-d, --directory <folder>', 'the project whose settings are changed. Default: this folder')
      .option('-g, --global', 'change the settings for all projects')
      .option('--no-content', 'leave out prompts, commands and what tools answer')
      .option('--status', 'show where it sends, and change nothing')
      .option('--undo', 'take the settings out again')
      .option('--disable', 'the same as --undo')
      .option('-y, --yes', 'do not ask')
      .action(async (flags: Flags) => {
        const { runAutolog } = await import('../autolog/run-autolog.ts');
        await runAutolog(tool, { flags, context });
      });
  }
}
