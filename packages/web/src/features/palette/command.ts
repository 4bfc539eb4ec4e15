/** Something that can be done from the palette. */
export interface PaletteCommand {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** Beside the label, paler. */
  readonly note?: string | undefined;
  /** Words that it is found by as well. */
  readonly words?: string;
  /** The key that does the same. */
  readonly hotKey?: string;
  readonly run: () => void;
}

/**
 * The commands that have every word of what was typed, in label, note or group; those whose label begins with it first. The order is
 * kept otherwise.
 */
export function findCommands(commands: readonly PaletteCommand[], typed: string): readonly PaletteCommand[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return commands;
  const words = text.split(/\s+/);
  return commands
    .map((command) => ({ command, rank: toRank(command, text, words) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ command }) => command);
}

const NOT_FOUND = 3;

function toRank(
  { label, note = '', group, words: others = '' }: PaletteCommand,
  text: string,
  words: readonly string[],
) {
  const name = label.toLowerCase();
  const all = `${name} ${note} ${group} ${others}`.toLowerCase();
  if (!words.every((word) => all.includes(word))) return NOT_FOUND;
  if (name.startsWith(text)) return 0;
  return name.includes(text) ? 1 : 2;
}

const TRACE_ID = /^(tr-)?[0-9a-f]{32}$/i;

/** The id of a trace, if that is what was typed: with or without the prefix, as logs and SDKs print it. */
export function findTypedTraceId(typed: string): string | undefined {
  const text = typed.trim();
  if (!TRACE_ID.test(text)) return undefined;
  const id = text.toLowerCase();
  return id.startsWith('tr-') ? id : `tr-${id}`;
}
