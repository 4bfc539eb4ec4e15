import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';

import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';
import { createArtifactClient } from './create-artifact-client.ts';
import { getRunFolder } from './get-run-folder.ts';
import { joinPath } from './join-path.ts';

interface LogFlags extends Flags {
  readonly runId: string;
  readonly artifactPath?: string;
}

export type LogFileFlags = LogFlags & { readonly localFile: string };
export type LogFolderFlags = LogFlags & { readonly localDir: string };

/** Uploads one file to a run. */
export async function logArtifact(flags: LogFileFlags, context: CommandContext): Promise<void> {
  const { localFile, artifactPath } = flags;
  if (!(await findStats(localFile))?.isFile()) throw new CliError('usage', `There is no file ${localFile}.`);
  await upload([{ place: localFile, path: joinPath(artifactPath, basename(localFile)) }], flags, context);
  context.terminal.talk(`Logged artifact from local file ${localFile} to ${describePlace(flags)}`);
}

/** Uploads everything in a folder to a run. */
export async function logArtifacts(flags: LogFolderFlags, context: CommandContext): Promise<void> {
  const { localDir, artifactPath } = flags;
  if (!(await findStats(localDir))?.isDirectory()) throw new CliError('usage', `There is no folder ${localDir}.`);
  const entries = await readdir(localDir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((place) => ({ place, path: joinPath(artifactPath, relative(localDir, place).split(sep).join('/')) }));
  await upload(files, flags, context);
  context.terminal.talk(`Logged ${files.length} artifact(s) from local dir ${localDir} to ${describePlace(flags)}`);
}

interface Upload {
  /** On this machine. */
  readonly place: string;
  /** Below the files of the run. */
  readonly path: string;
}

async function upload(uploads: readonly Upload[], flags: LogFlags, context: CommandContext): Promise<void> {
  await withTarget(flags, context, async (target) => {
    const folder = await getRunFolder(target, flags.runId);
    const client = createArtifactClient(target);
    for (const { place, path } of uploads) await client.write(joinPath(folder.path, path), createReadStream(place));
  });
}

function describePlace({ runId, artifactPath }: LogFlags): string {
  return artifactPath === undefined ? `run ${runId}` : `${artifactPath} of run ${runId}`;
}

async function findStats(place: string) {
  return stat(place).catch(() => undefined);
}
