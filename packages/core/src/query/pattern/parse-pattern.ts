import { findClass } from './character-sets.ts';
import type { PatternNode } from './pattern-node.ts';
import type { CharacterSet } from './program.ts';

type Range = CharacterSet['ranges'][number];

/** What is wrong with a pattern, for the person who wrote it. */
export class PatternProblem extends Error {}

const MAX_DEPTH = 50;
const MAX_REPEAT = 1000;
const LINE_FEED = 0x0a;
const CONTROL: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, v: 0x0b, 0: 0 };

/** Parses the common part of all dialects of regular expressions. Throws {@link PatternProblem}. */
export function parsePattern(pattern: string): PatternNode {
  // Code points, so that `.` is a whole character.
  return new PatternParser(Array.from(pattern)).parse();
}

class PatternParser {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;
  #isFolded = false;

  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  parse(): PatternNode {
    if (this.#skip('(?i)')) this.#isFolded = true;
    const node = this.#readChoice();
    if (this.#at < this.#characters.length) throw new PatternProblem('a ) closes nothing');
    return node;
  }

  #readChoice(): PatternNode {
    const options = [this.#readSequence()];
    while (this.#skip('|')) options.push(this.#readSequence());
    const [only] = options;
    return only !== undefined && options.length === 1 ? only : { kind: 'choice', options };
  }

  #readSequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.#at < this.#characters.length && this.#peek() !== '|' && this.#peek() !== ')') {
      items.push(this.#readRepeats(this.#readAtom()));
    }
    return { kind: 'sequence', items };
  }

  #readRepeats(atom: PatternNode): PatternNode {
    const bounds = this.#readBounds();
    if (bounds === undefined) return atom;
    // Lazy or not: what matters is whether there is a match, not where it ends.
    this.#skip('?');
    if (this.#readBounds() !== undefined) throw new PatternProblem('a repetition cannot be repeated');
    return { kind: 'repeat', item: atom, ...bounds };
  }

  #readBounds(): { readonly min: number; readonly max: number | undefined } | undefined {
    if (this.#skip('*')) return { min: 0, max: undefined };
    if (this.#skip('+')) return { min: 1, max: undefined };
    if (this.#skip('?')) return { min: 0, max: 1 };
    if (this.#peek() !== '{') return undefined;
    const rest = this.#characters.slice(this.#at, this.#at + 12).join('');
    const match = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(rest);
    // Anything else in braces is braces, as in JSON.
    if (match === null) return undefined;
    this.#at += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === undefined ? undefined : Number(match[3]);
    if (max !== undefined && max < min) throw new PatternProblem(`in ${match[0]} the second number is the smaller one`);
    if (Math.max(min, max ?? 0) > MAX_REPEAT) throw new PatternProblem(`at most ${MAX_REPEAT} repetitions`);
    return { min, max };
  }

  #readAtom(): PatternNode {
    const character = this.#take();
    switch (character) {
      case '(':
        return this.#readGroup();
      case '[':
        return this.#toSet(this.#readClass());
      case '.':
        return this.#toSet({ isNegated: true, ranges: [[LINE_FEED, LINE_FEED]] });
      case '^':
        return { kind: 'assert', what: 'start' };
      case '$':
        return { kind: 'assert', what: 'end' };
      case '*':
      case '+':
      case '?':
        throw new PatternProblem(`nothing stands before the ${character}`);
      case '\\':
        return this.#readEscape();
      default:
        return this.#toSet(toSingle(toCodePoint(character)));
    }
  }

  #readGroup(): PatternNode {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new PatternProblem(`groups are nested at most ${MAX_DEPTH} deep`);
    if (!this.#skip('?:') && this.#peek() === '?') {
      throw new PatternProblem('look-around, names and flags of groups are not supported');
    }
    const node = this.#readChoice();
    if (!this.#skip(')')) throw new PatternProblem('a ( is never closed');
    this.#depth -= 1;
    return node;
  }

  #readEscape(): PatternNode {
    const letter = this.#take();
    if (letter === 'b') return { kind: 'assert', what: 'word-boundary' };
    if (letter === 'B') return { kind: 'assert', what: 'no-word-boundary' };
    if (letter === 'A') return { kind: 'assert', what: 'start' };
    if (letter === 'Z' || letter === 'z') return { kind: 'assert', what: 'end' };
    const ranges = findClass(letter);
    if (ranges !== undefined) return this.#toSet({ isNegated: false, ranges });
    return this.#toSet(toSingle(this.#toEscaped(letter)));
  }

  #toEscaped(letter: string): number {
    const control = CONTROL[letter];
    if (control !== undefined) return control;
    if (letter === 'x') return this.#readHex(2);
    if (letter === 'u') return this.#readHex(4);
    if (/[1-9]/.test(letter)) throw new PatternProblem('references to groups are not supported');
    if (/[a-zA-Z]/.test(letter)) throw new PatternProblem(`\\${letter} has no meaning`);
    return toCodePoint(letter);
  }

  #readHex(digits: number): number {
    const text = this.#characters.slice(this.#at, this.#at + digits).join('');
    if (!/^[\da-fA-F]+$/.test(text) || text.length !== digits) {
      throw new PatternProblem(`${digits} hexadecimal digits were expected`);
    }
    this.#at += digits;
    return Number.parseInt(text, 16);
  }

  #readClass(): CharacterSet {
    const isNegated = this.#skip('^');
    const ranges: Range[] = [];
    // A ] in front is itself.
    let isFirst = true;
    while (isFirst || this.#peek() !== ']') {
      isFirst = false;
      const [only, ...more] = this.#readClassItem();
      if (only === undefined) throw new Error('A class item is never empty');
      const isRange = more.length === 0 && this.#peek() === '-' && this.#characters[this.#at + 1] !== ']';
      if (!isRange) ranges.push(only, ...more);
      else {
        this.#take();
        const [end, ...others] = this.#readClassItem();
        if (end === undefined || others.length > 0 || end[1] < only[0]) {
          throw new PatternProblem('a range in brackets goes backwards');
        }
        ranges.push([only[0], end[1]]);
      }
    }
    this.#take();
    return { isNegated, ranges };
  }

  #readClassItem(): readonly Range[] {
    const character = this.#take();
    if (character !== '\\') return toSingle(toCodePoint(character)).ranges;
    const letter = this.#take();
    return findClass(letter) ?? toSingle(this.#toEscaped(letter)).ranges;
  }

  #toSet(set: CharacterSet): PatternNode {
    return { kind: 'set', set, isFolded: this.#isFolded };
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new PatternProblem('it ends too early');
    this.#at += 1;
    return character;
  }

  #skip(text: string): boolean {
    for (const [offset, character] of Array.from(text).entries()) {
      if (this.#characters[this.#at + offset] !== character) return false;
    }
    this.#at += text.length;
    return true;
  }
}

function toSingle(codePoint: number): CharacterSet {
  return { isNegated: false, ranges: [[codePoint, codePoint]] };
}

function toCodePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
