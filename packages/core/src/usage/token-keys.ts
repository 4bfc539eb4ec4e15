/**
 * One way of writing token counts: which attributes hold which count, best first. A span's counts are taken from one
 * family, never mixed, because families disagree about what `input` includes.
 */
export interface TokenKeys {
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly total: readonly string[];
  readonly cacheRead: readonly string[];
  readonly cacheWrite: readonly string[];
  readonly reasoning: readonly string[];
  /** Looked for only where something was written to the cache. */
  readonly cacheWrite1h?: readonly string[];
  readonly inputAudio?: readonly string[];
  readonly outputAudio?: readonly string[];
}

/** All attributes a family reads, for the reader's key table. */
export function listTokenKeys(keys: TokenKeys): readonly string[] {
  return [
    keys.input,
    keys.output,
    keys.total,
    keys.cacheRead,
    keys.cacheWrite,
    keys.reasoning,
    keys.cacheWrite1h ?? [],
    keys.inputAudio ?? [],
    keys.outputAudio ?? [],
  ].flat();
}
