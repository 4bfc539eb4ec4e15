import { readFileSync } from 'node:fs';

/** Version of this package, from its manifest, which lies above both `src` and `dist`. */
export function readVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
