/** Holds every import of the repository against the allow-list in `layers.json`. Exit code 1 when one is not on it. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { findBadImports } from './imports/find-bad-imports.ts';
import { listImportEdges } from './imports/import-edges.ts';
import { readLayers } from './imports/layers.ts';
import { listSourceFiles } from './list-source-files.ts';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const files = listSourceFiles(root).map((file) => ({
  file,
  edges: listImportEdges(file, readFileSync(join(root, file), 'utf8')),
}));
const findings = findBadImports(root, readLayers(join(root, 'layers.json')), files);
for (const finding of findings) console.log(finding);
console.log(
  `${files.reduce((sum, { edges }) => sum + edges.length, 0)} imports in ${files.length} files, ${findings.length} not allowed`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
