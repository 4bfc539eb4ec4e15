import { foldCode } from './fold-text.ts';
import { toCodeKind } from './word-codes.ts';

/** A word of a text. The object is used again for the next one. */
export interface FoundWord {
  /** 32 bits, the same for the same word in any letter case. */
  readonly hash: number;
  /** Another 32 bits: words that have both in common are the same. */
  readonly check: number;
  readonly text: string;
  /** It stands at `[start, end)`, escapes as they are; nowhere (0, 0), when it is no run of letters. */
  readonly start: number;
  readonly end: number;
}

/** What takes words. */
export interface WordSink {
  add(word: FoundWord): void;
}

export interface WordsOptions {
  /** Where to begin: between words. */
  readonly from: number;
  /** Escapes of JSON are read as what they stand for; see `open-escapes.ts`, which does the same. */
  readonly isJson: boolean;
}

const OFFSET_BASIS = 0x81_1c_9d_c5 | 0;
const PRIME = 0x01_00_01_93;
const SINGLE_SEED = 0x51_ed_27_0b;
const PAIR_SEED = 0x2c_1b_3c_6d;
/** Odd and no relation of {@link PRIME}. */
const CHECK_FACTOR = 0x2c_9c_f1_25;
const BACKSLASH = 0x5c;
const SEPARATOR = 0x20;
/** Above the 16 bits of a folded code: it stands for itself. */
const IS_SINGLE = 0x1_00_00;
/** Per code: 0 for a separator, else what it is folded to. */
const FOLDED = createFoldTable();

/**
 * Hands out a 32-bit hash for every word of a text, once per occurrence, whatever its letter case. A `single` character is
 * a word, and so are two of them side by side. Every word of a part of a text that begins and ends at separators is a word
 * of the text.
 */
export function hashWords(text: string, { from, isJson }: WordsOptions, sink: WordSink): void {
  const word = { hash: 0, check: 0, text, start: 0, end: 0 };
  let hash = OFFSET_BASIS;
  let check = 0;
  /** Where the word began; negative outside of words. */
  let start = -1;
  let previousSingle = 0;
  for (let index = from; index < text.length; index += 1) {
    const at = index;
    let code = text.charCodeAt(index);
    if (code === BACKSLASH && isJson) {
      index = skipBackslashes(text, index);
      code = toEscapedCode(text, index);
      if (code >= 0) index += text.charCodeAt(index) === 0x75 ? 4 : 0;
      else {
        // Nothing is escaped: the backslashes are what they are.
        index -= 1;
        code = SEPARATOR;
      }
    }
    const folded = FOLDED[code] as number;
    if (folded > 0 && folded < IS_SINGLE) {
      hash = Math.imul(hash ^ folded, PRIME);
      check = (Math.imul(check, CHECK_FACTOR) + folded) | 0;
      if (start < 0) start = at;
      previousSingle = 0;
      continue;
    }
    if (start >= 0) {
      word.hash = toUniformHash(hash);
      word.check = check;
      word.start = start;
      word.end = at;
      sink.add(word);
      hash = OFFSET_BASIS;
      check = 0;
      start = -1;
    }
    if (folded > 0) addSingle(folded, previousSingle, { word, sink });
    previousSingle = folded;
  }
  if (start >= 0) sink.add({ hash: toUniformHash(hash), check, text, start, end: text.length });
}

interface SingleSink {
  readonly word: { -readonly [Key in keyof FoundWord]: FoundWord[Key] };
  readonly sink: WordSink;
}

/** A character that stands for itself, and the pair it makes with one right before it. */
function addSingle(single: number, previous: number, { word, sink }: SingleSink): void {
  word.start = 0;
  word.end = 0;
  word.hash = toUniformHash(Math.imul(SINGLE_SEED ^ single, PRIME));
  sink.add(word);
  if (previous === 0) return;
  word.hash = toUniformHash(Math.imul(Math.imul(PAIR_SEED ^ previous, PRIME) ^ single, PRIME));
  sink.add(word);
}

/** The hash of a text that is taken whole, apart from all words: `space` says what it is a value of. */
export function hashWhole(space: string, text: string): number {
  let hash = OFFSET_BASIS;
  const whole = `\u0001${space}\u0001${text}`;
  for (let index = 0; index < whole.length; index += 1) hash = Math.imul(hash ^ whole.charCodeAt(index), PRIME);
  return toUniformHash(hash);
}

/** All bits depend on all bits: https://github.com/aappleby/smhasher (the finalizer of MurmurHash3). Unsigned. */
function toUniformHash(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85_eb_ca_6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2_b2_ae_35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The place of the first character that is no backslash. */
function skipBackslashes(text: string, from: number): number {
  let index = from + 1;
  while (index < text.length && text.charCodeAt(index) === BACKSLASH) index += 1;
  return index;
}

/** What the character after backslashes stands for; -1 when it stands for itself. */
function toEscapedCode(text: string, index: number): number {
  switch (text.charCodeAt(index)) {
    case 0x22: // "
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return SEPARATOR;
    case 0x75: {
      const hex = text.slice(index + 1, index + 5);
      return /^[\da-fA-F]{4}$/.test(hex) ? Number.parseInt(hex, 16) : -1;
    }
    default:
      return -1;
  }
}

function createFoldTable(): Uint32Array {
  const table = new Uint32Array(0x1_00_00);
  for (let code = 0; code < table.length; code += 1) {
    const kind = toCodeKind(code);
    if (kind !== 'separator') table[code] = foldCode(code) + (kind === 'single' ? IS_SINGLE : 0);
  }
  return table;
}
