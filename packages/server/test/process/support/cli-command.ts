import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../../../', import.meta.url));
const BUILT = join(PACKAGES, 'cli/dist/main.js');
const SOURCE = join(PACKAGES, 'cli/src/main.ts');

/**
 * `node` arguments that run the `gander` command: as built, because that is what users run; from source while the build
 * is missing or older than the source, because testing yesterday's code proves nothing.
 */
export function cliCommand(args: readonly string[]): readonly string[] {
  return isBuildFresh() ? [BUILT, ...args] : ['--conditions=gander-source', SOURCE, ...args];
}

function isBuildFresh(): boolean {
  if (!existsSync(BUILT)) return false;
  return ['protocol', 'core', 'api', 'store', 'server', 'cli'].every(
    (name) =>
      newestMtimeMs(join(PACKAGES, name, 'src'), (file) => file.endsWith('.ts') && !file.endsWith('.test.ts')) <=
      newestMtimeMs(join(PACKAGES, name, 'dist'), (file) => /\.(js|tsbuildinfo)$/.test(file)),
  );
}

function newestMtimeMs(folder: string, isWanted: (file: string) => boolean): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isWanted);
  return Math.max(0, ...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
