import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import type { ContextStorage, Platform } from './platform.ts';

/** Node, and the runtimes that are Node where it counts: Bun and Deno. */
export const platform: Platform = {
  name: 'node',
  createContextStorage: <Value>(): ContextStorage<Value> => new AsyncLocalStorage<Value>(),
  readTextFile(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  toHomePath: (name) => join(homedir(), name),
  importPackage: async (name) => import(/* @vite-ignore */ /* webpackIgnore: true */ name) as Promise<unknown>,
  onExit(listener) {
    // `beforeExit` is the last moment at which a request can still be sent; SIGTERM is how containers say goodbye.
    const onBeforeExit = (): void => void listener();
    const onSignal = (): void => {
      // With other listeners the program decides when to end; alone we must end it, as Node would have.
      const isAlone = process.listenerCount('SIGTERM') === 1;
      void listener().finally(() => {
        if (!isAlone) return;
        process.removeListener('SIGTERM', onSignal);
        process.kill(process.pid, 'SIGTERM');
      });
    };
    process.once('beforeExit', onBeforeExit);
    process.on('SIGTERM', onSignal);
    return () => {
      process.removeListener('beforeExit', onBeforeExit);
      process.removeListener('SIGTERM', onSignal);
    };
  },
};
