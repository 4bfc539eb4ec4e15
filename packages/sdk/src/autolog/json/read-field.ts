/** A record whose members are not known yet. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Whether a value has members: no list, no `null`. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of anything; `undefined` when there is none, or when reading it throws (a getter of a foreign class). */
export function readField(value: unknown, key: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    return (value as UnknownRecord)[key];
  } catch {
    return undefined;
  }
}

/** The member at the end of a path. */
export function readPath(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) current = readField(current, key);
  return current;
}

/** A member that is a text which says something. */
export function readText(value: unknown, key: string): string | undefined {
  const text = readField(value, key);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** A member that is a finite number. */
export function readNumber(value: unknown, key: string): number | undefined {
  const number = readField(value, key);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A member that is a list, else an empty one. */
export function readList(value: unknown, key: string): readonly unknown[] {
  const list = readField(value, key);
  return Array.isArray(list) ? list : [];
}
