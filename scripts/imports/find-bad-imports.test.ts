import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { findBadImports } from './find-bad-imports.ts';
import { listImportEdges } from './import-edges.ts';
import { readLayers } from './layers.ts';

const ROOT = join(import.meta.dirname, '../..');
const LAYERS = { ...readLayers(join(ROOT, 'layers.json')), minimumEdges: 0 };

/** What the allow-list says about one line of code in one file. */
function check(file: string, source: string): string[] {
  return findBadImports(ROOT, LAYERS, [{ file, edges: listImportEdges(file, source) }]);
}

describe('layers.json', () => {
  it.each([
    ['protocol depends on nothing', 'packages/protocol/src/a.ts', "import '@gander/core/ids';"],
    ['core never reads a file', 'packages/core/src/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['core knows no zod', 'packages/core/src/a.ts', "import { z } from 'zod';"],
    ['api never imports node', 'packages/api/src/gander/a.ts', "import 'node:path';"],
    ['store knows no HTTP', 'packages/store/src/a.ts', "import { Hono } from 'hono';"],
    ['store knows no zod', 'packages/store/src/a.ts', "import type { z } from 'zod';"],
    ['store knows no api', 'packages/store/src/a.ts', "import { usage } from '@gander/api/gander/usage-schemas';"],
    ['SQL is written in the queries', 'packages/store/src/ingest/a.ts', "import { sql } from 'kysely';"],
    ['server writes no SQL', 'packages/server/src/a.ts', "import { sql } from 'kysely';"],
    ['cli loads the server later', 'packages/cli/src/a.ts', "import { createServer } from '@gander/server/app';"],
    ['web never sees the wire', 'packages/web/src/A.tsx', "import '@gander/protocol/limits';"],
    ['web never imports node', 'packages/web/src/a.ts', "import 'node:path';"],
    ['types count as well', 'packages/web/src/a.ts', "type A = import('@gander/store/store').Store;"],
    ['re-exports count as well', 'packages/core/src/a.ts', "export { z } from 'zod';"],
    ['no bare package', 'packages/api/src/a.ts', "import '@gander/core';"],
    ['no path into another package', 'packages/api/src/a.ts', "import '../../core/src/ids.ts';"],
    ['relative imports carry the extension', 'packages/core/src/a.ts', "import './ids';"],
    ['built-ins carry the prefix', 'packages/store/src/a.ts', "import 'path';"],
    ['unknown package of ours', 'packages/store/src/a.ts', "import '@gander/nobody/x';"],
    ['unknown file', 'packages/nobody/src/a.ts', "import 'zod';"],
    ['a computed import', 'packages/store/src/a.ts', 'export const load = (name: string) => import(name);'],
  ])('refuses: %s', (_, file, source) => {
    expect(check(file, source)).toHaveLength(1);
  });

  it.each([
    ['packages/core/src/a.ts', "import { DEFAULT_LIMITS } from '@gander/protocol/limits';\nimport './ids.ts';"],
    [
      'packages/store/src/queries/a.ts',
      "import { Kysely } from 'kysely';\nimport Database from 'better-sqlite3';\nimport 'node:zlib';",
    ],
    [
      'packages/cli/src/a.ts',
      "export const serve = () => import('@gander/server/app');\nimport type { App } from '@gander/server/app';",
    ],
    [
      'packages/web/src/A.tsx',
      "import { useState } from 'react';\nimport '@gander/api/gander/client';\nconst a = <p>{'import x from \"zod\"'}</p>;",
    ],
    ['packages/store/src/rows/a.ts', "import type { Selectable } from 'kysely';"],
    ['packages/core/src/a.test.ts', "import { expect } from 'vitest';\nimport 'node:fs';"],
  ])('allows what %s may import', (file, source) => {
    expect(check(file, source)).toEqual([]);
  });

  it('says where, who and what', () => {
    expect(check('packages/web/src/a.ts', "\nimport 'node:path';")).toEqual([
      'packages/web/src/a.ts:2: web may not import node:path',
    ]);
  });

  it('fails when it sees too few imports to be working', () => {
    expect(findBadImports(ROOT, { ...LAYERS, minimumEdges: 1 }, [])).toEqual([
      expect.stringContaining('only 0 imports seen'),
    ]);
  });
});
