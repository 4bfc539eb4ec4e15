import { basename } from 'node:path';

import { listExportedDeclarations } from '../exported-declarations.ts';
import type { Rule } from '../rule.ts';
import { START_OF_FILE } from '../start-of-file.ts';
import { toWords } from '../words.ts';

const MAX_EXPORTED_FUNCTIONS = 8;

/**
 * One main export per file, called like the file: every word of the file name is a word of one exported name.
 *
 * `trace-store.ts` may export `TraceStore` or `createTraceStore`, `trace-decoder.ts` `decodeTrace`. A plural names a family
 * of at least two (`ids.ts`: `TraceId`, `parseTraceId` …). A file without exports is a program.
 */
export const mainExport: Rule = {
  create: (context) => ({
    Program(program) {
      const exported = listExportedDeclarations(program);
      if (exported.length === 0) return;
      // A migration's number is its place in the list, not part of its name.
      const stem = basename(context.physicalFilename)
        .replace(/(?:\.d)?\.[cm]?tsx?$/, '')
        .replace(/^\d+-/, '');
      const names = exported.map(({ name }) => name);
      const isFamily = stem.endsWith('s') && names.length > 1;
      if (!isFamily && !names.some((name) => containsWords(name, stem))) {
        const found = names.slice(0, 4).join(', ');
        context.report({
          loc: START_OF_FILE,
          message: `No export is called like the file "${stem}" (it exports ${found}).`,
        });
      }
      const functions = exported.filter(({ kind }) => kind === 'function' || kind === 'class').length;
      if (functions > MAX_EXPORTED_FUNCTIONS) {
        context.report({
          loc: START_OF_FILE,
          message: `${functions} exported functions and classes are more than one concept (at most ${MAX_EXPORTED_FUNCTIONS}).`,
        });
      }
    },
  }),
};

/** Compares letters, so that `genai-trace` is found in `toGenAiTrace`, and word by word otherwise, in any order. */
function containsWords(exportedName: string, fileStem: string): boolean {
  const words = toWords(exportedName);
  const wanted = toWords(fileStem);
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_word, length) => words.slice(from, from + length + 1).join('')),
  );
  return runs.includes(wanted.join('')) || wanted.every((want) => words.some((word) => isSameWord(word, want)));
}

/** `decode` and `decoder`, `metric` and `metrics`, `encode` and `encoding` are one word. */
function isSameWord(a: string, b: string): boolean {
  const shared = Math.max(3, Math.min(a.length, b.length) - 1);
  return a === b || (a.slice(0, shared) === b.slice(0, shared) && Math.abs(a.length - b.length) <= 3);
}
