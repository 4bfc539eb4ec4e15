import { toCodeKind } from './word-codes.ts';

const OFFSET_BASIS = 0x81_1c_9d_c5 | 0;
const PRIME = 0x01_00_01_93;
/** Bit 0: a letter that goes on; bit 1: stands for itself. */
const KINDS = createKindTable();
const SINGLE_SEED = 0x51_ed_27_0b;
const PAIR_SEED = 0x2c_1b_3c_6d;

/**
 * Hands out a 32-bit hash for every word of a folded text, once per occurrence. A `single` character is a word, and so are
 * two of them side by side. Every word of a part of a text that begins and ends at separators is a word of the text.
 */
export function hashWords(text: string, add: (hash: number) => void): void {
  let hash = OFFSET_BASIS;
  let isInWord = false;
  let previousSingle = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = KINDS[code] as number;
    if (kind === 1) {
      hash = Math.imul(hash ^ code, PRIME);
      isInWord = true;
      previousSingle = 0;
      continue;
    }
    if (isInWord) {
      add(toUniformHash(hash));
      hash = OFFSET_BASIS;
      isInWord = false;
    }
    if (kind === 0) {
      previousSingle = 0;
      continue;
    }
    add(toUniformHash(Math.imul(SINGLE_SEED ^ code, PRIME)));
    if (previousSingle !== 0) {
      add(toUniformHash(Math.imul(Math.imul(PAIR_SEED ^ previousSingle, PRIME) ^ code, PRIME)));
    }
    previousSingle = code;
  }
  if (isInWord) add(toUniformHash(hash));
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

function createKindTable(): Uint8Array {
  const table = new Uint8Array(0x1_00_00);
  for (let code = 0; code < table.length; code += 1) {
    const kind = toCodeKind(code);
    table[code] = kind === 'letter' ? 1 : kind === 'single' ? 2 : 0;
  }
  return table;
}
