import { isRecord } from '../json/read-field.ts';

/** An object under construction. */
export type Draft = Record<string, unknown>;

/** Texts that are whole in every piece that has them: they do not grow. */
const WHOLE: ReadonlySet<string> = new Set([
  'role',
  'id',
  'type',
  'name',
  'object',
  'format',
  'signature',
  'expires_at',
]);

/**
 * Adds a piece of a message to what has come: texts grow, objects are joined member by member, items of lists by their
 * `index`. Written for members that are yet to be invented, so that `reasoning_content` or `audio.data` need no case.
 */
export function addDelta(draft: Draft, delta: unknown): void {
  if (!isRecord(delta)) return;
  for (const [key, value] of Object.entries(delta)) {
    if (value === null || value === undefined) draft[key] ??= value;
    else draft[key] = join(key, draft[key], value);
  }
}

function join(key: string, known: unknown, value: unknown): unknown {
  if (typeof value === 'string') {
    if (typeof known !== 'string' || known === '') return value;
    if (WHOLE.has(key)) return value === '' ? known : value;
    return known + value;
  }
  if (Array.isArray(value)) return joinLists(Array.isArray(known) ? (known as unknown[]) : [], value);
  if (!isRecord(value)) return value;
  const draft: Draft = isRecord(known) ? { ...known } : {};
  addDelta(draft, value);
  return draft;
}

function joinLists(known: unknown[], items: readonly unknown[]): unknown[] {
  for (const item of items) {
    const index = isRecord(item) && typeof item['index'] === 'number' ? item['index'] : undefined;
    const slot = index === undefined ? -1 : known.findIndex((other) => isRecord(other) && other['index'] === index);
    if (slot < 0) known.push(isRecord(item) ? { ...item } : item);
    else addDelta(known[slot] as Draft, item);
  }
  return known;
}
