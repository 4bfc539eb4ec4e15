import type { JsonValue } from '@gander/core/json-value';

export type JsonContainer = Extract<JsonValue, object>;
export type JsonPrimitive = Exclude<JsonValue, object>;

/** One line of a JSON text. */
export type JsonLine = OpenLine | CloseLine | ValueLine;

interface LineBase {
  readonly depth: number;
  /** The container this line stands in. */
  readonly parent: OpenLine | undefined;
}

export interface OpenLine extends LineBase {
  readonly kind: 'open';
  readonly key: string | number | undefined;
  readonly value: JsonContainer;
  readonly size: number;
  /** A closed container is one line; an empty one as well, and cannot be opened. */
  readonly isOpen: boolean;
}

export interface CloseLine extends LineBase {
  readonly kind: 'close';
  readonly isArray: boolean;
}

export interface ValueLine extends LineBase {
  readonly kind: 'value';
  readonly key: string | number | undefined;
  readonly value: JsonPrimitive;
}

/** Containers whose state the reader changed, by identity: a parsed value never changes. */
export type OpenStates = ReadonlyMap<JsonContainer, boolean>;

const DEFAULT_OPEN_DEPTH = 3;
const OPEN_SIZE = 60;

/**
 * The lines of a value, as far as it is open: what the reader opened or closed, else the first `openDepth` levels where
 * they are short. Not recursive, so that no nesting is too deep.
 */
export function toJsonLines(root: JsonValue, states: OpenStates, openDepth = DEFAULT_OPEN_DEPTH): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  const stack: Frame[] = [];
  const walk = { lines, stack, states, openDepth };
  pushValue(walk, { key: undefined, value: root, parent: undefined, depth: 0 });
  let frame = stack.at(-1);
  while (frame !== undefined) {
    const { line, keys } = frame;
    if (frame.next < line.size) {
      const key = keys === undefined ? frame.next : (keys[frame.next] as string);
      frame.next += 1;
      const value = (line.value as Readonly<Record<string | number, JsonValue>>)[key] as JsonValue;
      pushValue(walk, { key, value, parent: line, depth: line.depth + 1 });
    } else {
      lines.push({ kind: 'close', depth: line.depth, parent: line.parent, isArray: keys === undefined });
      stack.pop();
    }
    frame = stack.at(-1);
  }
  return lines;
}

interface Frame {
  readonly line: OpenLine;
  /** `undefined` for an array. */
  readonly keys: readonly string[] | undefined;
  next: number;
}

interface Walk {
  readonly lines: JsonLine[];
  readonly stack: Frame[];
  readonly states: OpenStates;
  readonly openDepth: number;
}

interface Entry extends LineBase {
  readonly key: string | number | undefined;
  readonly value: JsonValue;
}

function pushValue({ lines, stack, states, openDepth }: Walk, { key, value, parent, depth }: Entry): void {
  if (value === null || typeof value !== 'object') {
    lines.push({ kind: 'value', depth, parent, key, value });
    return;
  }
  const keys = Array.isArray(value) ? undefined : Object.keys(value);
  const size = keys === undefined ? (value as readonly JsonValue[]).length : keys.length;
  const isOpen = size > 0 && (states.get(value) ?? (depth === 0 || (depth < openDepth && size <= OPEN_SIZE)));
  const line: OpenLine = { kind: 'open', depth, parent, key, value, size, isOpen };
  lines.push(line);
  if (isOpen) stack.push({ line, keys, next: 0 });
}

/** States with this container and everything inside it open or closed. */
export function setAllOpen(states: OpenStates, root: JsonContainer, isOpen: boolean): OpenStates {
  const next = new Map(states);
  const waiting: JsonContainer[] = [root];
  for (let container = waiting.pop(); container !== undefined; container = waiting.pop()) {
    next.set(container, isOpen);
    for (const child of Object.values(container) as readonly JsonValue[]) {
      if (child !== null && typeof child === 'object') waiting.push(child);
    }
  }
  return next;
}

/** Where a line's value stands, as a JavaScript path from `$`: `$.messages[0].content`. */
export function toJsonPath(line: OpenLine | ValueLine): string {
  const steps: string[] = [];
  for (let at: OpenLine | ValueLine | undefined = line; at?.key !== undefined; at = at.parent)
    steps.push(toStep(at.key));
  return `$${steps.reverse().join('')}`;
}

function toStep(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
