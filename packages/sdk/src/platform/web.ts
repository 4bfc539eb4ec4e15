import type { ContextStorage, Platform } from './platform.ts';

type StorageClass = new <Value>() => ContextStorage<Value>;

/**
 * Browsers, Cloudflare Workers, Vercel Edge. Workers and Edge have AsyncLocalStorage, but importing `node:async_hooks`
 * fails where a compatibility flag is off, so it is looked for and not imported.
 */
export const platform: Platform = {
  name: 'web',
  createContextStorage<Value>() {
    const found = findStorageClass();
    return found === undefined ? undefined : new found<Value>();
  },
  readTextFile: () => undefined,
  toHomePath: () => undefined,
  importPackage: async (name) => Promise.reject(new Error(`${name} cannot be loaded here`)),
  onExit: () => () => undefined,
};

function findStorageClass(): StorageClass | undefined {
  const scope = globalThis as {
    AsyncLocalStorage?: StorageClass;
    process?: { getBuiltinModule?: (name: string) => { AsyncLocalStorage?: StorageClass } | undefined };
  };
  if (typeof scope.AsyncLocalStorage === 'function') return scope.AsyncLocalStorage;
  try {
    return scope.process?.getBuiltinModule?.('node:async_hooks')?.AsyncLocalStorage;
  } catch {
    return undefined;
  }
}
