/**
 * - `patched`: watched from now on
 * - `already`: an earlier call watches it
 * - `absent`: not installed
 * - `unsupported`: installed, but nothing in it could be watched
 */
export type AutologState = 'patched' | 'already' | 'absent' | 'unsupported';

/** What `autolog` did about one library. */
export interface AutologEntry {
  readonly name: string;
  readonly state: AutologState;
  /** What to do about it, in a sentence. */
  readonly advice?: string;
}

/** What `autolog` did. */
export interface AutologReport {
  readonly entries: readonly AutologEntry[];
  /** The libraries that are watched now, by this call or an earlier one. */
  readonly patched: readonly string[];
  /** Puts the libraries back as they were before this call. */
  undo(): void;
}
