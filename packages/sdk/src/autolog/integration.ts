import type { Patches } from './patching/patches.ts';

/** How one library is watched. */
export interface Integration {
  /** What it is called in `autolog('…')`. */
  readonly name: string;
  /** The modules to look for; `subpaths` of one package are listed one by one. */
  readonly modules: readonly string[];
  /**
   * Watches a module of the library: its namespace, or the class or client that the program passed. Must leave alone what
   * it does not recognise.
   */
  patch(module: unknown, patches: Patches): void;
  /** What to do where a library cannot be watched from outside. */
  readonly advice?: string;
}
