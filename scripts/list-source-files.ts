import { globSync } from 'node:fs';

const PATTERNS = ['packages/*/**/*.{ts,tsx,mts,cts}', '{scripts,bench,e2e}/**/*.{ts,tsx,mts,cts}', '*.{ts,mts,cts}'];
const SKIPPED = /(?:^|\/)(?:node_modules|dist)(?:\/|$)/;

/** Lists the TypeScript files of the repository that people write, as paths from the root with `/`, sorted. */
export function listSourceFiles(root: string): string[] {
  return globSync(PATTERNS, { cwd: root, exclude: (path) => SKIPPED.test(path) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !SKIPPED.test(path) && !path.endsWith('.d.ts'))
    .toSorted();
}
