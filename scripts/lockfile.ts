import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly gypfile?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
}

/** The parts of `package-lock.json` (version 3) that decide whether `npm ci` works on a bare machine. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Reads the lock file of a checkout. npm wrote it, so its shape is trusted. */
export function readLockfile(root: string): Lockfile {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
}

/** Optional (platform) packages that a locked package names and the lock file has no entry for: `npm ci` refuses those. */
export function listMissingOptionals({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, wanted by ${path === '' ? 'the root' : path}`),
  );
}

/** Installed packages that ship binaries and say `gypfile: false`, which npm <= 10 only believes when the lock says it. */
export function listUnmarkedPrebuilt(root: string, { packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([path, { gypfile }]) => {
    const manifest = join(root, path, 'package.json');
    if (!path.includes('node_modules/') || gypfile === false || !existsSync(join(root, path, 'binding.gyp'))) return [];
    return (JSON.parse(readFileSync(manifest, 'utf8')) as LockedPackage).gypfile === false ? [path] : [];
  });
}

/** Workspaces whose commands the lock file does not know: `npm ci` links none for them, and `npx` would ask the registry. */
export function listUnlinkedCommands(root: string, { packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([path, { bin = {} }]) => {
    const manifest = join(root, path, 'package.json');
    if (path === '' || path.includes('node_modules/') || !existsSync(manifest)) return [];
    const declared = Object.keys((JSON.parse(readFileSync(manifest, 'utf8')) as LockedPackage).bin ?? {});
    return declared.filter((name) => bin[name] === undefined).map((name) => `${name} of ${path}`);
  });
}

/** Looks a package up as Node does: in the `node_modules` of the package, then of every folder above. */
function isLocked(packages: Lockfile['packages'], from: string, name: string): boolean {
  const base = from === '' ? '' : `${from}/`;
  if (packages[`${base}node_modules/${name}`] !== undefined) return true;
  if (from === '') return false;
  return isLocked(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}
