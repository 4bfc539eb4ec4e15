import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import type { Target } from '../target/target.ts';
import { withTarget } from '../target/with-target.ts';
import { type ArtifactClient, createArtifactClient } from './create-artifact-client.ts';
import { getRunFolder } from './get-run-folder.ts';
import { joinPath } from './join-path.ts';
import { parseProxyUri } from './parse-proxy-uri.ts';

/** As commander leaves them. */
export interface DownloadFlags extends Flags {
  readonly runId?: string;
  readonly artifactPath?: string;
  readonly artifactUri?: string;
  readonly dstPath?: string;
}

/** Files to get: `path` below `root`. Below the destination they have the path that they have below `root`. */
interface Source {
  readonly root: string;
  readonly path: string;
}

/** Downloads a file or a folder and prints where it is now. */
export async function downloadArtifacts(flags: DownloadFlags, context: CommandContext): Promise<void> {
  if ((flags.runId === undefined) === (flags.artifactUri === undefined)) {
    throw new CliError('usage', 'Name the files with either --run-id or --artifact-uri.');
  }
  const place = await withTarget(flags, context, async (target) => {
    const source = await findSource(target, flags);
    const folder = resolve(flags.dstPath ?? (await mkdtemp(join(tmpdir(), 'gander-artifacts-'))));
    await mkdir(folder, { recursive: true });
    await download(createArtifactClient(target), source, folder);
    return join(folder, source.path);
  });
  context.terminal.data(place);
}

async function findSource(
  target: Target,
  { runId, artifactPath = '', artifactUri = '' }: DownloadFlags,
): Promise<Source> {
  if (runId !== undefined) return { root: (await getRunFolder(target, runId)).path, path: trimSlashes(artifactPath) };
  const [, ofRun, below = ''] = /^runs:\/+([^/]+)\/?(.*)$/s.exec(artifactUri) ?? [];
  if (ofRun !== undefined) return { root: (await getRunFolder(target, ofRun)).path, path: trimSlashes(below) };
  const { path } = parseProxyUri(artifactUri);
  const cut = path.lastIndexOf('/');
  return cut < 0 ? { root: '', path } : { root: path.slice(0, cut), path: path.slice(cut + 1) };
}

/** A folder has something in it, or is the root; anything else is a file or is not there. */
async function download(client: ArtifactClient, { root, path }: Source, folder: string): Promise<void> {
  const files = await client.list(joinPath(root, path));
  if (files.length === 0 && path !== '') {
    await downloadFile(client, joinPath(root, path), requireInside(folder, path));
    return;
  }
  await mkdir(requireInside(folder, path), { recursive: true });
  for (const { name, isFolder } of files) {
    const below = joinPath(path, name);
    if (isFolder) await download(client, { root, path: below }, folder);
    else await downloadFile(client, joinPath(root, below), requireInside(folder, below));
  }
}

async function downloadFile(client: ArtifactClient, path: string, place: string): Promise<void> {
  const content = await client.read(path);
  await mkdir(dirname(place), { recursive: true });
  await pipeline(content, createWriteStream(place));
}

/** The names come from a server: they must not lead out of the folder that the user has chosen. */
function requireInside(folder: string, path: string): string {
  const place = resolve(folder, path);
  if (place === folder || place.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)) return place;
  throw new CliError('failed', `The server names a file that does not belong into ${folder}: ${path}`);
}

function trimSlashes(path: string): string {
  return path.replaceAll(/^\/+|\/+$/g, '');
}
