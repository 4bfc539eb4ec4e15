import type { AnyValue } from '@gander/protocol/any-value';
import { toPlainValue } from '@gander/protocol/plain-value';

import { isJsonLike, openEscapes } from './open-escapes.ts';

/** The forms in which a filter may name the value of an attribute. */
export interface AttributeForms {
  /** Its text as sent; the text inside, when that is the JSON of one; JSON with its escapes opened. */
  readonly texts: readonly string[];
  readonly number: number | bigint | undefined;
}

/** Lists and maps are taken by their JSON. */
export function toAttributeForms(value: AnyValue): AttributeForms {
  if ('intValue' in value) return { texts: [String(value.intValue)], number: value.intValue };
  if ('doubleValue' in value) return { texts: [String(value.doubleValue)], number: value.doubleValue };
  if ('boolValue' in value) return { texts: [String(value.boolValue)], number: undefined };
  if (!('stringValue' in value)) return { texts: [toJsonText(value)], number: undefined };
  const text = value.stringValue;
  if (!isJsonLike(text)) return { texts: [text], number: undefined };
  const opened = openEscapes(text);
  const inner = text.startsWith('"') && text.endsWith('"') && text.length > 1 ? opened.slice(1, -1) : undefined;
  return { texts: [...new Set([text, opened, ...(inner === undefined ? [] : [inner])])], number: undefined };
}

function toJsonText(value: AnyValue): string {
  return JSON.stringify(toPlainValue(value), (_key, member: unknown) =>
    typeof member === 'bigint' ? String(member) : member instanceof Uint8Array ? null : member,
  );
}
