import { CliError } from '../cli-error.ts';
import type { SettingsFile } from './coding-tool.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Members of one object of a settings file, by name. */
export interface SettingsPatch {
  /** The object that they are members of. */
  readonly section: string;
  readonly members: Readonly<Record<string, unknown>>;
}

/** What was written, and what it replaced: kept beside the file, since tools look askance at members they do not know. */
interface UndoNote {
  /** Whether there was no such section. */
  readonly isNew: boolean;
  readonly written: Settings;
  readonly replaced: Settings;
}

/** Reads settings; an empty file has none. Throws a `CliError` for what is no JSON object: comments would be lost. */
function parseSettings(content: string): Settings {
  if (content.trim() === '') return {};
  try {
    const settings: unknown = JSON.parse(content);
    if (isSettings(settings)) return settings;
  } catch {
    // Said below.
  }
  throw new CliError(
    'usage',
    'The settings file is no plain JSON object (has it comments?), so it is left alone. Add the settings by hand.',
  );
}

/** Adds members to a section, and notes what they replace. Written twice, the first note stays. */
export function addToSettings(file: SettingsFile, { section, members }: SettingsPatch): SettingsFile {
  const content = deleteFromSettings(file, section) ?? file.content;
  const settings = parseSettings(content);
  const known = isSettings(settings[section]) ? settings[section] : {};
  const replaced = Object.fromEntries(Object.keys(members).map((name) => [name, known[name] ?? null]));
  const note: UndoNote = { isNew: settings[section] === undefined, written: members, replaced };
  return {
    content: toText({ ...settings, [section]: { ...known, ...members } }, file.content),
    undo: `${JSON.stringify(note)}\n`,
  };
}

/**
 * Takes out what {@link addToSettings} wrote and puts back what was there before. A member that somebody has changed since
 * stays. `undefined` when nothing was written.
 */
export function deleteFromSettings({ content, undo }: SettingsFile, section: string): string | undefined {
  const note = parseNote(undo);
  if (note === undefined) return undefined;
  const settings = parseSettings(content);
  const members: Record<string, unknown> = { ...(isSettings(settings[section]) ? settings[section] : {}) };
  for (const [name, value] of Object.entries(note.written)) {
    if (JSON.stringify(members[name]) !== JSON.stringify(value)) continue;
    const replaced = note.replaced[name] ?? undefined;
    if (replaced === undefined) Reflect.deleteProperty(members, name);
    else members[name] = replaced;
  }
  const { [section]: _, ...others } = settings;
  const isEmpty = note.isNew && Object.keys(members).length === 0;
  return toText(isEmpty ? others : { ...settings, [section]: members }, content);
}

/** A member that was written, and is still there. */
export function findWritten({ content, undo }: SettingsFile, section: string, member: string): string | undefined {
  if (parseNote(undo) === undefined) return undefined;
  const settings = parseSettings(content);
  const value = isSettings(settings[section]) ? settings[section][member] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function parseNote(undo: string | undefined): UndoNote | undefined {
  if (undo === undefined) return undefined;
  const note = parseSettings(undo);
  const { isNew, written, replaced } = note;
  return isSettings(written) && isSettings(replaced) ? { isNew: isNew === true, written, replaced } : undefined;
}

/** With the indentation that the file has. */
function toText(settings: Settings, like: string): string {
  const indent = /^([ \t]+)"/m.exec(like)?.[1] ?? '  ';
  return `${JSON.stringify(settings, undefined, indent)}\n`;
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
