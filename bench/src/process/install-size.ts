import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { CHECKOUT } from './checkout.ts';

export interface InstallSize {
  readonly bytes: number;
  /** Largest first. */
  readonly packages: readonly { readonly name: string; readonly bytes: number }[];
}

interface Manifest {
  readonly name: string;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What `npm install gander` would put on a disk: the `gander` package and everything it depends on at run time. */
export function measureInstall(): InstallSize {
  const sizes = new Map<string, { readonly name: string; readonly bytes: number }>();
  const visit = (folder: string): void => {
    if (sizes.has(folder)) return;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    sizes.set(folder, { name: manifest.name, bytes: packageBytes(folder, manifest) });
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      const found = findPackage(folder, name);
      if (found !== undefined) visit(found);
    }
  };
  visit(join(CHECKOUT, 'packages/cli'));
  const packages = [...sizes.values()].sort((a, b) => b.bytes - a.bytes);
  return { bytes: packages.reduce((sum, entry) => sum + entry.bytes, 0), packages };
}

/** The `node_modules` look-up of Node; `undefined` for an optional dependency of another platform. */
function findPackage(fromFolder: string, name: string): string | undefined {
  for (let folder = fromFolder; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return realpathSync(candidate);
    if (folder === dirname(folder)) return undefined;
  }
}

/** Of the checkout's own packages only what would be published. */
function packageBytes(folder: string, manifest: Manifest): number {
  const isOwn = !folder.includes('/node_modules/');
  const roots = isOwn ? (manifest.files ?? []).map((file) => join(folder, file)) : [folder];
  return roots.filter((root) => existsSync(root)).reduce((sum, root) => sum + treeBytes(root), 0);
}

function treeBytes(folder: string): number {
  return listFiles(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !isInNestedModules(entry.parentPath, folder))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Nested dependencies are packages of their own. */
const isInNestedModules = (path: string, folder: string): boolean => path.slice(folder.length).includes('node_modules');

export interface WebBundle {
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** `undefined` when the UI was not built. */
export function measureWebBundle(): WebBundle | undefined {
  const folder = join(CHECKOUT, 'packages/web/dist');
  if (!existsSync(join(folder, 'index.html'))) return undefined;
  const files = listFiles(folder)
    .filter((file) => /\.(html|js|css|svg|woff2)$/.test(file))
    .map((file) => readFileSync(file));
  return {
    bytes: files.reduce((sum, content) => sum + content.length, 0),
    gzipBytes: files.reduce((sum, content) => sum + gzipSync(content).length, 0),
  };
}
