/** Token counts as an emitter wrote them, before anything is known about what they include. */
export interface TokenCounts {
  input: number | undefined;
  output: number | undefined;
  total: number | undefined;
  cacheRead: number | undefined;
  cacheWrite: number | undefined;
  reasoning: number | undefined;
  /** Part of `cacheWrite`: kept for an hour. */
  cacheWrite1h?: number | undefined;
  /** Part of `input`. */
  inputAudio?: number | undefined;
  /** Part of `output`. */
  outputAudio?: number | undefined;
}

/** Nothing known yet. All fields are there from the start: one object shape keeps ingest fast. */
export function createTokenCounts(): TokenCounts {
  return {
    input: undefined,
    output: undefined,
    total: undefined,
    cacheRead: undefined,
    cacheWrite: undefined,
    reasoning: undefined,
  };
}

/**
 * A count that can be trusted to be one: `NaN` (AI SDK 4 streams), infinities and negative numbers are not. Numbers
 * inside strings count, since Micrometer and log bridges send those.
 */
export function toTokenCount(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= 0 && value < Number.POSITIVE_INFINITY ? value : undefined;
  if (typeof value === 'bigint') return value >= 0n ? Number(value) : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return number >= 0 && number < Number.POSITIVE_INFINITY ? number : undefined;
}

/** Nothing is known: `0` would be a count. */
export function isWithoutCounts(counts: TokenCounts): boolean {
  return (
    counts.input === undefined &&
    counts.output === undefined &&
    counts.total === undefined &&
    counts.cacheRead === undefined &&
    counts.cacheWrite === undefined &&
    counts.reasoning === undefined
  );
}
