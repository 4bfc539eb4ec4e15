/** A value that follows the program through its awaits. */
export interface ContextStorage<Value> {
  getStore(): Value | undefined;
  run<Result>(store: Value, fn: () => Result): Result;
}

/** What differs between runtimes; package.json's `imports` chooses the file. */
export interface Platform {
  readonly name: string;
  /** `undefined` where nothing follows awaits: spans then nest only within one synchronous stretch, or by `parent`. */
  createContextStorage<Value>(): ContextStorage<Value> | undefined;
  /** The text of a file, or `undefined` when there is none or no file system. */
  readTextFile(path: string): string | undefined;
  toHomePath(name: string): string | undefined;
  /** A package that the program may have installed; kept from bundlers, which would insist on having it. */
  importPackage(name: string): Promise<unknown>;
  /** Calls when the process is about to end; returns how to stop. */
  onExit(listener: () => Promise<void>): () => void;
}
