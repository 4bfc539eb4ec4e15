import type { Command } from 'commander';

import type { DownloadFlags } from '../artifacts/download-artifacts.ts';
import type { LogFileFlags, LogFolderFlags } from '../artifacts/log-artifacts.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { addLeafCommand, type LeafCommand } from './add-leaf-command.ts';

const RUN_ID = { flags: '-r, --run-id <id>', help: 'id of the run', isRequired: true };
const TARGET_PATH = {
  flags: '-a, --artifact-path <path>',
  help: 'folder among the files of the run. Default: its root',
};

/** `gander artifacts …`, with MLflow's options and output. */
export function addArtifactsCommand(program: Command, context: CommandContext): void {
  const artifacts = program
    .command('artifacts')
    .summary('list, download and upload the files of runs')
    .description('Artifacts are the files that belong to a run.');
  const add = <F extends Flags>(leaf: LeafCommand<F>) => addLeafCommand(artifacts, leaf, context);

  add({
    name: 'list',
    description: 'Prints the files in one folder of a run as JSON.',
    options: [RUN_ID, TARGET_PATH],
    run: async (flags: Flags & { readonly runId: string; readonly artifactPath?: string }, running) =>
      (await import('../artifacts/print-artifacts.ts')).printArtifacts(flags, running),
  });
  add({
    name: 'download',
    description: 'Downloads a file or a folder and prints where it is now.',
    options: [
      { flags: '-r, --run-id <id>', help: 'id of the run' },
      { flags: '-a, --artifact-path <path>', help: 'file or folder of the run. Default: all of them' },
      { flags: '-u, --artifact-uri <uri>', help: 'or runs:/<id>/<path>, or mlflow-artifacts:/<path>' },
      { flags: '-d, --dst-path <folder>', help: 'where to. Default: a new temporary folder' },
    ],
    run: async (flags: DownloadFlags, running) =>
      (await import('../artifacts/download-artifacts.ts')).downloadArtifacts(flags, running),
  });
  add({
    name: 'log-artifact',
    description: 'Uploads a file to a run.',
    options: [{ flags: '-l, --local-file <file>', help: 'the file', isRequired: true }, RUN_ID, TARGET_PATH],
    run: async (flags: LogFileFlags, running) =>
      (await import('../artifacts/log-artifacts.ts')).logArtifact(flags, running),
  });
  add({
    name: 'log-artifacts',
    description: 'Uploads everything in a folder to a run.',
    options: [{ flags: '-l, --local-dir <folder>', help: 'the folder', isRequired: true }, RUN_ID, TARGET_PATH],
    run: async (flags: LogFolderFlags, running) =>
      (await import('../artifacts/log-artifacts.ts')).logArtifacts(flags, running),
  });
}
