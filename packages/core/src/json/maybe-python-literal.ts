import type { JsonValue } from '../json-value.ts';
import { MAX_NESTING } from './max-nesting.ts';

/**
 * Decodes what Python's `repr` or `str` makes of a dict, list, tuple or set: single quotes, `None`, `True`, `False`.
 * Some Python emitters write structured attributes so. Anything else, and anything that holds more than strings,
 * numbers, containers and those constants (`datetime.datetime(…)`, `<object at 0x…>`), stays the text it is.
 * Linear in the length of the text; never throws; what is nested deeper than `MAX_NESTING` stays text.
 *
 * @example toMaybePythonLiteral("{'a': None, 'b': (1, True)}") // { a: null, b: [1, true] }
 * @example toMaybePythonLiteral('hello') // 'hello'
 */
export function toMaybePythonLiteral(text: string): JsonValue {
  if (!/^\s*[[{(]/.test(text)) return text;
  const cursor: Cursor = { text, index: 0 };
  const value = readValue(cursor, 0);
  skipSpace(cursor);
  return value === undefined || cursor.index < text.length ? text : value;
}

interface Cursor {
  readonly text: string;
  index: number;
}

const CONSTANTS: Readonly<Record<string, JsonValue>> = {
  None: null,
  True: true,
  False: false,
  null: null,
  true: true,
  false: false,
  nan: 'NaN',
  inf: 'Infinity',
};

const CLOSE_OF: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };
const WORD = /[A-Za-z]+/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
/** `b'…'`, `u'…'`, `r'…'`: the prefix says nothing that JSON could keep. */
const STRING_START = /[bBuU]?(?=['"])/y;

function readValue(cursor: Cursor, depth: number): JsonValue | undefined {
  skipSpace(cursor);
  const close = CLOSE_OF[cursor.text.charAt(cursor.index)];
  if (close !== undefined) {
    if (depth >= MAX_NESTING) return undefined;
    cursor.index += 1;
    return close === '}' ? readDictOrSet(cursor, depth + 1) : readItems({ cursor, close, depth: depth + 1, items: [] });
  }
  if (take(cursor, STRING_START) !== undefined) return readString(cursor);
  const number = take(cursor, NUMBER);
  if (number !== undefined) return toNumber(number);
  const word = take(cursor, WORD);
  return word !== undefined && Object.hasOwn(CONSTANTS, word) ? CONSTANTS[word] : undefined;
}

function readDictOrSet(cursor: Cursor, depth: number): JsonValue | undefined {
  const object = Object.create(null) as Record<string, JsonValue>;
  for (;;) {
    skipSpace(cursor);
    if (takeChar(cursor, '}')) return object;
    const key = readValue(cursor, depth);
    if (key === undefined) return undefined;
    skipSpace(cursor);
    if (!takeChar(cursor, ':')) {
      const isSet = Object.keys(object).length === 0 && (takeChar(cursor, ',') || cursor.text[cursor.index] === '}');
      return isSet ? readItems({ cursor, close: '}', depth, items: [key] }) : undefined;
    }
    const value = readValue(cursor, depth);
    if (value === undefined) return undefined;
    object[typeof key === 'string' ? key : JSON.stringify(key)] = value;
    skipSpace(cursor);
    if (!takeChar(cursor, ',') && cursor.text[cursor.index] !== '}') return undefined;
  }
}

interface ItemsInput {
  readonly cursor: Cursor;
  readonly close: string;
  readonly depth: number;
  readonly items: JsonValue[];
}

/** The rest of a list, tuple or set, up to and with its closing bracket. */
function readItems({ cursor, close, depth, items }: ItemsInput): JsonValue | undefined {
  for (;;) {
    skipSpace(cursor);
    if (takeChar(cursor, close)) return items;
    const item = readValue(cursor, depth);
    if (item === undefined) return undefined;
    items.push(item);
    skipSpace(cursor);
    if (!takeChar(cursor, ',') && cursor.text[cursor.index] !== close) return undefined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
  '\\': '\\',
  "'": "'",
  '"': '"',
};
const DIGITS_OF_ESCAPE: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readString(cursor: Cursor): string | undefined {
  const { text } = cursor;
  const quote = text.charAt(cursor.index);
  let result = '';
  let start = cursor.index + 1;
  for (let index = start; index < text.length; index += 1) {
    const char = text[index];
    if (char === quote) {
      cursor.index = index + 1;
      return result + text.slice(start, index);
    }
    if (char !== '\\') continue;
    const escape = readEscape(text, index + 1);
    result += text.slice(start, index) + escape.char;
    start = escape.end;
    index = escape.end - 1;
  }
  return undefined;
}

/** The character that the escape after a backslash stands for; an unknown one stands for itself, backslash included. */
function readEscape(text: string, index: number): { readonly char: string; readonly end: number } {
  const letter = text.charAt(index);
  const known = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (known !== undefined) return { char: known, end: index + 1 };
  const length = Object.hasOwn(DIGITS_OF_ESCAPE, letter) ? (DIGITS_OF_ESCAPE[letter] ?? 0) : 0;
  const digits = text.slice(index + 1, index + 1 + length);
  const code = length > 0 && /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : -1;
  const isCharacter = code >= 0 && code <= 0x10ffff && digits.length === length;
  return isCharacter
    ? { char: String.fromCodePoint(code), end: index + 1 + length }
    : { char: `\\${letter}`, end: index + 1 };
}

/** Integers that a double cannot hold stay exact, as text. */
function toNumber(source: string): JsonValue {
  const number = Number(source);
  const isExact = !/^[+-]?\d+$/.test(source) || Number.isSafeInteger(number);
  return isExact && Number.isFinite(number) ? number : source;
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  const { text, index } = cursor;
  const match = execAt(pattern, text, index);
  if (match === undefined) return undefined;
  cursor.index += match.length;
  return match;
}

function execAt(pattern: RegExp, text: string, index: number): string | undefined {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = index;
  return sticky.exec(text)?.[0];
}

function takeChar(cursor: Cursor, char: string): boolean {
  if (cursor.text[cursor.index] !== char) return false;
  cursor.index += 1;
  return true;
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text.charAt(cursor.index))) cursor.index += 1;
}
