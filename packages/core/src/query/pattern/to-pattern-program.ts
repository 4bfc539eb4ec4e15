import { foldSet } from './character-sets.ts';
import type { PatternNode } from './pattern-node.ts';
import type { Instruction, Program } from './program.ts';

/** `undefined` when the program would grow beyond this many instructions: a text is run against every one of them. */
export function toPatternProgram(root: PatternNode, limit: number): Program | undefined {
  const program: Instruction[] = [];

  function emit(instruction: Instruction): number {
    if (program.length >= limit) throw new ProgramTooLong();
    return program.push(instruction) - 1;
  }

  function append(node: PatternNode): void {
    switch (node.kind) {
      case 'set':
        emit({ kind: 'character', set: node.isFolded ? foldSet(node.set) : node.set });
        return;
      case 'assert':
        emit({ kind: 'assert', what: node.what });
        return;
      case 'sequence':
        for (const item of node.items) append(item);
        return;
      case 'choice':
        appendChoice(node.options);
        return;
      case 'repeat':
        appendRepeat(node);
        return;
      default:
        node satisfies never;
    }
  }

  function appendChoice(options: readonly PatternNode[]): void {
    const ends: number[] = [];
    for (const [index, option] of options.entries()) {
      if (index === options.length - 1) append(option);
      else {
        const split = emit({ kind: 'jump', to: 0 });
        append(option);
        ends.push(emit({ kind: 'jump', to: 0 }));
        program[split] = { kind: 'split', first: split + 1, second: program.length };
      }
    }
    for (const end of ends) program[end] = { kind: 'jump', to: program.length };
  }

  function appendRepeat({ item, min, max }: Extract<PatternNode, { kind: 'repeat' }>): void {
    for (let count = 0; count < min; count += 1) append(item);
    if (max === undefined) {
      const split = emit({ kind: 'jump', to: 0 });
      append(item);
      emit({ kind: 'jump', to: split });
      program[split] = { kind: 'split', first: split + 1, second: program.length };
      return;
    }
    const splits: number[] = [];
    for (let count = min; count < max; count += 1) {
      splits.push(emit({ kind: 'jump', to: 0 }));
      append(item);
    }
    for (const split of splits) program[split] = { kind: 'split', first: split + 1, second: program.length };
  }

  try {
    append(root);
    emit({ kind: 'match' });
    return program;
  } catch (error) {
    if (error instanceof ProgramTooLong) return undefined;
    throw error;
  }
}

class ProgramTooLong extends Error {}
