/**
 * Writes `"gypfile": false` into the lock file for packages that say so in their own package.json.
 *
 * npm <= 10 decides from the lock file alone whether to run `node-gyp rebuild`, and its writer drops that field: without
 * it `npm ci` wants Python and make for a package that ships prebuilt binaries. Run this after every `npm install`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { listUnmarkedPrebuilt, readLockfile } from './lockfile.ts';

const root = join(import.meta.dirname, '..');
const lockfile = readLockfile(root);
for (const path of listUnmarkedPrebuilt(root, lockfile)) {
  Object.assign(lockfile.packages[path] ?? {}, { gypfile: false });
  console.log(`marked ${path}`);
}
writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(lockfile, null, 2)}\n`);
