import { foldCode } from './fold-text.ts';
import { toCodeKind } from './word-codes.ts';

/** What takes the hashes of words. An object, not a function: its method is inlined where every letter counts. */
export interface WordSink {
  add(hash: number): void;
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
  let hash = OFFSET_BASIS;
  let isInWord = false;
  let previousSingle = 0;
  for (let index = from; index < text.length; index += 1) {
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
      isInWord = true;
      previousSingle = 0;
      continue;
    }
    if (isInWord) {
      sink.add(toUniformHash(hash));
      hash = OFFSET_BASIS;
      isInWord = false;
    }
    if (folded === 0) {
      previousSingle = 0;
      continue;
    }
    sink.add(toUniformHash(Math.imul(SINGLE_SEED ^ folded, PRIME)));
    if (previousSingle !== 0) {
      sink.add(toUniformHash(Math.imul(Math.imul(PAIR_SEED ^ previousSingle, PRIME) ^ folded, PRIME)));
    }
    previousSingle = folded;
  }
  if (isInWord) sink.add(toUniformHash(hash));
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
