import { CliError } from '../cli-error.ts';

/** Names from the outside in; `*` is every item of a list and every value of a map. */
export type FieldPath = readonly string[];

const PART = /`([^`]*)`|([^.`]+)/y;

/**
 * A comma list of paths such as `info.trace_id`, `data.spans.*.name` and ``info.tags.`mlflow.traceName` ``; a comma between
 * backticks belongs to a name. Throws a usage error.
 */
export function parseFieldPaths(text: string): readonly FieldPath[] {
  const items = text.match(/(?:`[^`]*`|[^,`])+/g) ?? [];
  return items.map((item) => parseFieldPath(item.trim()));
}

/** Every value that a path leads to. */
export function findValues(root: unknown, [name, ...rest]: FieldPath): readonly unknown[] {
  if (name === undefined) return [root];
  return findChildren(root, name).flatMap(([, child]) => findValues(child, rest));
}

/** The part of a value that the paths lead to, in the same shape, its names sorted. */
export function pickFields(root: unknown, paths: readonly FieldPath[]): unknown {
  if (paths.some((path) => path.length === 0)) return root;
  const below = new Map<string, FieldPath[]>();
  for (const [name = '', ...rest] of paths) {
    for (const [key] of findChildren(root, name)) below.set(key, [...(below.get(key) ?? []), rest]);
  }
  const children = new Map(findChildren(root, '*'));
  const picked = [...below]
    .map(([key, rests]) => [key, pickFields(children.get(key), rests)] as const)
    .filter(([, value]) => value !== undefined);
  if (Array.isArray(root)) return picked.map(([, value]) => value);
  if (picked.length === 0) return undefined;
  return Object.fromEntries(picked.sort(([first], [second]) => (first < second ? -1 : 1)));
}

function parseFieldPath(text: string): FieldPath {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const match = PART.exec(text);
    if (match === null) throw createPathError(text);
    parts.push(match[1] ?? match[2] ?? '');
    at = PART.lastIndex;
    if (at === text.length) return parts;
    if (text[at] !== '.') throw createPathError(text);
    at += 1;
  }
  throw createPathError(text);
}

function findChildren(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return name === '*' ? entries : entries.filter(([key]) => key === name);
}

function createPathError(text: string): CliError {
  return new CliError(
    'usage',
    `'${text}' is no field path. Write info.trace_id, data.spans.*.name, or \`names with dots\` between backticks.`,
  );
}
