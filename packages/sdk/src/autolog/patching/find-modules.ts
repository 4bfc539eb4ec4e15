import { readText } from '../json/read-field.ts';

interface ModuleBuiltin {
  createRequire(path: string): ((specifier: string) => unknown) & { resolve(specifier: string): string };
}

interface NodeHost {
  readonly process?: {
    readonly argv?: readonly string[];
    cwd?(): string;
    getBuiltinModule?(name: string): unknown;
  };
}

/** Why a library is not there to be watched. */
export interface LoadFailure {
  readonly specifier: string;
  /** `false` when the library is installed, but threw while it was loaded. */
  readonly isAbsent: boolean;
}

/** What was found of one library. */
export interface LoadedModules {
  readonly modules: readonly unknown[];
  readonly failure: LoadFailure | undefined;
}

/**
 * Every copy of a library that this program may be using: most ship their classes twice, for `import` and for `require`,
 * and a program that has both loaded has two classes of one name.
 */
export async function findModules(specifier: string): Promise<LoadedModules> {
  const modules = new Set<unknown>();
  let error: unknown;
  try {
    // Kept from bundlers, which would insist on having every library there is.
    modules.add(await import(/* @vite-ignore */ /* webpackIgnore: true */ specifier));
  } catch (caught) {
    error = caught;
  }
  for (const loaded of listRequired(specifier)) modules.add(loaded);
  const isAbsent = isNotFound(error);
  return { modules: [...modules], failure: modules.size > 0 ? undefined : { specifier, isAbsent } };
}

/** In the words of Node and Bun, of Deno, and of Vite, which runs tests and some servers. */
function isNotFound(error: unknown): boolean {
  const code = readText(error, 'code') ?? '';
  return /NOT_FOUND|NOT_EXPORTED/.test(code) || /could not resolve|cannot find|not found/i.test(String(error));
}

/** The CommonJS copies, seen from this package, from the program's entry and from where it was started. */
function listRequired(specifier: string): readonly unknown[] {
  const host = (globalThis as NodeHost).process;
  const builtin = host?.getBuiltinModule?.('node:module') as ModuleBuiltin | undefined;
  if (builtin === undefined) return [];
  const places = [import.meta.url, host?.argv?.[1], host?.cwd === undefined ? undefined : `${host.cwd()}/index.js`];
  const loaded = new Map<string, unknown>();
  for (const place of places) {
    if (place === undefined || place === '') continue;
    try {
      const require = builtin.createRequire(place);
      const path = require.resolve(specifier);
      if (!loaded.has(path)) loaded.set(path, require(specifier));
    } catch {
      // Not there, or only for `import`.
    }
  }
  return [...loaded.values()];
}
