import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';

import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { askConsent } from './ask-consent.ts';
import type { CodingTool, SettingsFile, SettingsPlace, TelemetryWish } from './coding-tool.ts';
import { listChangedLines } from './list-changed-lines.ts';

const DEFAULT_SERVER = 'http://127.0.0.1:5000';

/** Tells a coding agent to send its telemetry to a server, no longer to send it, or shows which of the two holds. */
export async function runAutolog(tool: CodingTool, { flags, context }: AutologRequest): Promise<void> {
  const { terminal } = context;
  const path = tool.findFile(readPlace(flags, context));
  const before = await readSettings(path);
  if (flags['status'] === true) {
    const server = tool.findServer(before);
    terminal.data(
      server === undefined ? `${tool.title} is not set up in ${path}` : `${tool.title} sends to ${server} (${path})`,
    );
    return;
  }
  const isUndo = flags['undo'] === true || flags['disable'] === true;
  const after = isUndo
    ? toFileWithoutNote(tool.deleteTelemetry(before))
    : tool.addTelemetry(before, readWish(flags, context));
  if (after === undefined || after.content === before.content) {
    terminal.data(isUndo ? `Nothing to take out of ${path}` : `${tool.title} is set up in ${path}`);
    return;
  }
  terminal.talk(`${path}\n${listChangedLines(before.content, after.content).join('\n')}`);
  if (!isUndo) terminal.talk(describeWish(tool, readWish(flags, context)));
  await requireConsent(flags);
  await writeSettings(path, after);
  terminal.data(
    isUndo ? `Took the settings out of ${path}` : `Wrote ${path}; it holds for sessions of ${tool.title} from now on`,
  );
  if (!isUndo)
    terminal.talk(`To take it back: gander autolog ${tool.name}${flags['global'] === true ? ' --global' : ''} --undo`);
}

/** A call of the command. */
export interface AutologRequest {
  readonly flags: Flags;
  readonly context: CommandContext;
}

function readPlace(flags: Flags, { environment }: CommandContext): SettingsPlace {
  return {
    home: environment['HOME'] ?? homedir(),
    folder: resolve(findText(flags, 'directory') ?? '.'),
    isGlobal: flags['global'] === true,
  };
}

function readWish(flags: Flags, { environment }: CommandContext): TelemetryWish {
  const given = findText(flags, 'trackingUri') ?? environment['MLFLOW_TRACKING_URI'] ?? DEFAULT_SERVER;
  const serverUrl = given.replace(/\/+$/, '');
  if (!/^https?:\/\//.test(serverUrl) || !URL.canParse(serverUrl)) {
    throw new CliError('usage', `Telemetry goes to a server, such as ${DEFAULT_SERVER}, not to '${given}'.`);
  }
  const experimentId = findText(flags, 'experimentId');
  if (experimentId !== undefined && !/^\w+$/.test(experimentId)) {
    throw new CliError('usage', `--experiment-id must be an id such as 3, not '${experimentId}'.`);
  }
  return { serverUrl, experimentId, hasContent: flags['content'] !== false };
}

function findText(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

function describeWish({ title }: CodingTool, { serverUrl, hasContent }: TelemetryWish): string {
  return hasContent
    ? `${title} will send its spans to ${serverUrl}, with prompts, commands and what tools answer (--no-content leaves these out).`
    : `${title} will send its spans to ${serverUrl}, without prompts and what tools answer.`;
}

async function requireConsent(flags: Flags): Promise<void> {
  if (flags['yes'] === true) return;
  const consent = await askConsent('Change this file?');
  if (consent === true) return;
  throw new CliError(
    'usage',
    consent === undefined
      ? 'Nothing was changed: there is nobody to ask. Say --yes to change the file.'
      : 'Nothing was changed.',
  );
}

function toFileWithoutNote(content: string | undefined): SettingsFile | undefined {
  return content === undefined ? undefined : { content, undo: undefined };
}

/** The name that the note beside a settings file has. */
function toNotePath(path: string): string {
  return `${path}.gander-undo`;
}

async function readSettings(path: string): Promise<SettingsFile> {
  return { content: (await readText(path)) ?? '', undo: await readText(toNotePath(path)) };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The note first: what cannot be taken back is not written. */
async function writeSettings(path: string, { content, undo }: SettingsFile): Promise<void> {
  if (undo !== undefined) await writeWhole(toNotePath(path), undo);
  if (content === '' || content.trim() === '{}') await rm(path, { force: true });
  else await writeWhole(path, content);
  if (undo === undefined) await rm(toNotePath(path), { force: true });
}

/** Whole or not at all: a settings file that is cut off would keep the tool from starting. */
async function writeWhole(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  const mode = await stat(path).then(
    (known) => known.mode,
    () => 0o600,
  );
  await writeFile(temporary, content, { mode });
  await rename(temporary, path);
}
