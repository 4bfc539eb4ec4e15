/**
 * One way of writing token counts: which attributes hold which count, best first. A span's counts are taken from one
 * family, never mixed, because families disagree about what `input` includes.
 */
export interface TokenKeyLists {
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

/** A family that is complete. */
export interface TokenKeys extends TokenKeyLists {
  /** All attributes that it reads: none of them on a span, which one look tells, and there is no count to look for. */
  readonly all: readonly string[];
}

/** Made once per family. */
export function createTokenKeys(lists: TokenKeyLists): TokenKeys {
  const { input, output, total, cacheRead, cacheWrite, reasoning } = lists;
  const { cacheWrite1h = [], inputAudio = [], outputAudio = [] } = lists;
  const all = [input, output, total, cacheRead, cacheWrite, reasoning, cacheWrite1h, inputAudio, outputAudio].flat();
  return { ...lists, all };
}
