import { parseExactJson } from '@gander/api/mlflow/wire/exact-json';

/** The value at a JSON pointer, which also leads into JSON that is held in strings; `undefined` where it leads nowhere. */
export function findAtPointer(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of pointer.split('/').slice(1)) {
    const holder = typeof value === 'string' ? parseEmbedded(value) : value;
    if (typeof holder !== 'object' || holder === null) return undefined;
    value = (holder as Readonly<Record<string, unknown>>)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}

/** The pointer to a member. */
export function joinPointer(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The object or array that a string holds as JSON; `undefined` for any other string. */
export function parseEmbedded(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = parseExactJson(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
