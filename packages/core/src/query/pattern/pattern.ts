import { hasCharacter } from './character-sets.ts';
import { toPatternProgram } from './to-pattern-program.ts';
import { parsePattern, PatternProblem } from './parse-pattern.ts';
import type { Assertion, Program } from './program.ts';

/** A compiled regular expression. */
export interface Pattern {
  readonly isValid: true;
  /** True when it matches somewhere in the text. */
  readonly isFoundIn: (text: string) => boolean;
}

/** Why a text is no regular expression, for the person who wrote it. */
export interface InvalidPattern {
  readonly isValid: false;
  readonly problem: string;
}

const MAX_LENGTH = 1000;
const MAX_INSTRUCTIONS = 2000;
const END = -1;

/**
 * Compiles a regular expression. It is run on all its paths at once, one pass over the text, so that the time is bounded
 * by the lengths of both whatever somebody writes: a backtracking engine can be made to take years. The price is that
 * references and look-around do not exist. https://swtch.com/~rsc/regexp/regexp1.html
 *
 * @example const pattern = createPattern('^gpt-4(o|\\.1)'); // `(?i)` in front ignores the case of ASCII letters
 */
export function createPattern(pattern: string): Pattern | InvalidPattern {
  if (pattern.length > MAX_LENGTH) return { isValid: false, problem: `it has more than ${MAX_LENGTH} characters` };
  try {
    const program = toPatternProgram(parsePattern(pattern), MAX_INSTRUCTIONS);
    if (program === undefined) return { isValid: false, problem: 'its repetitions make it too long' };
    return { isValid: true, isFoundIn: (text) => isFound(program, text) };
  } catch (error) {
    if (error instanceof PatternProblem) return { isValid: false, problem: error.message };
    throw error;
  }
}

function isFound(program: Program, text: string): boolean {
  let current = new Threads(program);
  let next = new Threads(program);
  let before = END;
  for (let at = 0; ;) {
    const codePoint = text.codePointAt(at) ?? END;
    // A match may begin anywhere.
    current.start(0, before, codePoint);
    if (current.isMatched) return true;
    if (codePoint === END) return false;
    for (let index = 0; index < current.count; index += 1) {
      const place = current.at(index);
      const instruction = program[place];
      if (instruction?.kind === 'character' && hasCharacter(instruction.set, codePoint)) next.queue(place + 1);
    }
    at += codePoint > 0xff_ff ? 2 : 1;
    const after = text.codePointAt(at) ?? END;
    next.settle(codePoint, after);
    if (next.isMatched) return true;
    [current, next] = [next, current];
    next.clear();
    before = codePoint;
  }
}

/** The places in the program that are reached after some text, each once. */
class Threads {
  isMatched = false;
  count = 0;
  readonly #program: Program;
  readonly #places: Int32Array;
  /** Per place: the round in which it was reached last. */
  readonly #rounds: Int32Array;
  readonly #queue: number[] = [];
  #round = 1;

  constructor(program: Program) {
    this.#program = program;
    this.#places = new Int32Array(program.length);
    this.#rounds = new Int32Array(program.length);
  }

  at(index: number): number {
    return this.#places[index] as number;
  }

  clear(): void {
    this.count = 0;
    this.isMatched = false;
    this.#round += 1;
  }

  /** Adds a place whose surroundings are known later. */
  queue(place: number): void {
    this.#queue.push(place);
  }

  settle(before: number, after: number): void {
    for (const place of this.#queue) this.start(place, before, after);
    this.#queue.length = 0;
  }

  /** Follows everything that takes no character. */
  start(place: number, before: number, after: number): void {
    const stack = [place];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (this.#rounds[top] === this.#round) continue;
      this.#rounds[top] = this.#round;
      const instruction = this.#program[top];
      if (instruction === undefined) throw new Error('A pattern ends with a match');
      switch (instruction.kind) {
        case 'jump':
          stack.push(instruction.to);
          break;
        case 'split':
          stack.push(instruction.second, instruction.first);
          break;
        case 'assert':
          if (isAsserted(instruction.what, before, after)) stack.push(top + 1);
          break;
        case 'match':
          this.isMatched = true;
          break;
        case 'character':
          this.#places[this.count] = top;
          this.count += 1;
          break;
        default:
          instruction satisfies never;
      }
    }
  }
}

function isAsserted(what: Assertion, before: number, after: number): boolean {
  switch (what) {
    case 'start':
      return before === END;
    case 'end':
      return after === END;
    case 'word-boundary':
      return isWord(before) !== isWord(after);
    case 'no-word-boundary':
      return isWord(before) === isWord(after);
    default:
      return what satisfies never;
  }
}

function isWord(codePoint: number): boolean {
  return (
    (codePoint >= 0x30 && codePoint <= 0x39) ||
    (codePoint >= 0x41 && codePoint <= 0x5a) ||
    codePoint === 0x5f ||
    (codePoint >= 0x61 && codePoint <= 0x7a)
  );
}
