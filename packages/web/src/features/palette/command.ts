/** Something that can be done from the palette. */
export interface PaletteCommand {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** Beside the label, paler. */
  readonly note?: string | undefined;
  /** At the end of the line, such as when it was. */
  readonly tail?: string | undefined;
  /** Words that it is found by as well. */
  readonly words?: string;
  /** The key that does the same. */
  readonly hotKey?: string | undefined;
  /** One of many of its kind: shown only when something is typed that finds it. */
  readonly isQuiet?: boolean;
  /** Set where the server found it, or where it is about the typed text itself: it needs no words, and stands there. */
  readonly place?: 'first' | 'after' | 'last';
  /** Where it leads, if it leads somewhere: kept to go there again, and opened in a tab of its own with Ctrl or ⌘. */
  readonly href?: string;
  readonly run: () => void;
}

/**
 * The commands that have every word of what was typed, in label, note or group, those whose label begins with it first.
 * A group stands together, where the best of it stands; the order is kept otherwise.
 */
export function findCommands(commands: readonly PaletteCommand[], typed: string): readonly PaletteCommand[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/).filter((word) => word !== '');
  const found = commands
    .map((command) => ({ command, rank: toRank(command, text, words) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .toSorted((left, right) => left.rank - right.rank);
  return [...Map.groupBy(found, ({ command }) => command.group).values()].flat().map(({ command }) => command);
}

const PLACES = { first: -1, after: 3, last: 4 } as const;
const NOT_FOUND = 5;

function toRank(command: PaletteCommand, text: string, words: readonly string[]) {
  const { label, note = '', group, words: others = '', place, isQuiet = false } = command;
  if (place !== undefined) return PLACES[place];
  if (text === '') return isQuiet ? NOT_FOUND : 0;
  const name = label.toLowerCase();
  const all = `${name} ${note} ${group} ${others}`.toLowerCase();
  if (!words.every((word) => all.includes(word))) return NOT_FOUND;
  if (name.startsWith(text)) return 0;
  return words.every((word) => name.includes(word)) ? 1 : 2;
}

const TRACE_ID = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i;

/**
 * The id of a trace, if there is one in what was typed: with or without the prefix, as logs and SDKs print it, in a link
 * or in the header `traceparent`.
 */
export function findTypedTraceId(typed: string): string | undefined {
  const id = TRACE_ID.exec(typed)?.[0];
  return id === undefined ? undefined : `tr-${id.toLowerCase()}`;
}

const PART_OF_ID = /^(?:tr-)?([0-9a-f]{4,31})$/i;

/** The beginning of a trace id, if the text may be one. */
export function toTraceIdStart(typed: string): string | undefined {
  const start = PART_OF_ID.exec(typed.trim())?.[1];
  return start === undefined ? undefined : `tr-${start.toLowerCase()}`;
}
