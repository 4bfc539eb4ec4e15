import type { JsonValue } from '../json-value.ts';
import { foldDeepJson } from './fold-deep-json.ts';

/** Emitters that encode twice exist, three times is not seen; each round works on a shorter string. */
const MAX_ROUNDS = 3;

/**
 * Decodes JSON that travels inside a string attribute; anything else stays the text it is. Only what starts like an
 * object, a list or a quoted string is tried, because `123` and `true` are ordinary answers of a model. JSON encoded
 * twice is decoded twice. Linear in the length of the text; never throws; deeper nesting than `MAX_NESTING` stays text.
 *
 * @example toMaybeJson('{"city":"Oslo"}') // { city: 'Oslo' }
 * @example toMaybeJson('"[1,2]"') // [1, 2]
 * @example toMaybeJson('123') // '123'
 */
export function toMaybeJson(text: string): JsonValue {
  let value: JsonValue = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (typeof value !== 'string' || !looksLikeJson(value, round === 0)) return value;
    const decoded = parseJson(value);
    if (decoded === undefined) return value;
    value = decoded;
  }
  return value;
}

/** `undefined` when the text is not JSON. Nesting beyond `MAX_NESTING` comes back as text. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(foldDeepJson(text)) as JsonValue;
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;

function looksLikeJson(text: string, allowQuoted: boolean): boolean {
  let index = 0;
  while (isJsonSpace(text.charCodeAt(index))) index += 1;
  const first = text.charCodeAt(index);
  return first === OPEN_BRACE || first === OPEN_BRACKET || (allowQuoted && first === QUOTE);
}

function isJsonSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
