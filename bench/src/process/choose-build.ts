import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { CHECKOUT } from './checkout.ts';

export const CLI_BUILT = join(CHECKOUT, 'packages/cli/dist/main.js');
export const CLI_SOURCE = join(CHECKOUT, 'packages/cli/src/main.ts');
const SERVER_PACKAGES = ['protocol', 'core', 'api', 'store', 'server', 'cli'] as const;

export type GanderBuild = 'dist' | 'source';

/** What users run is `dist`; one that is older than the source would measure yesterday's code. */
export function chooseBuild(): GanderBuild {
  if (!existsSync(CLI_BUILT)) return 'source';
  const isStale = SERVER_PACKAGES.some((name) => {
    const source = newestMtimeMs(join(CHECKOUT, 'packages', name, 'src'), /(?<!\.test)\.ts$/);
    return source > newestMtimeMs(join(CHECKOUT, 'packages', name, 'dist'), /\.(js|tsbuildinfo)$/);
  });
  return isStale ? 'source' : 'dist';
}

function newestMtimeMs(folder: string, pattern: RegExp): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => pattern.test(file));
  return Math.max(0, ...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
