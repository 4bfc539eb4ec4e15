import { basename } from 'node:path';

import type { Rule } from '../rule.ts';
import { START_OF_FILE } from '../start-of-file.ts';

const SAYS_NOTHING = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'type',
  'types',
  'common',
  'index',
  'misc',
  'shared',
]);

/** Forbids file names that say nothing about what is inside, and `index` files, which become barrels. */
export const fileName: Rule = {
  create: (context) => ({
    Program() {
      const stem = basename(context.physicalFilename).split('.')[0] ?? '';
      if (!SAYS_NOTHING.has(stem.toLowerCase())) return;
      context.report({
        loc: START_OF_FILE,
        message: `"${stem}" names no concept: call the file after the one thing it owns.`,
      });
    },
  }),
};
