/**
 * Tokens of one model call in GenAI semantics: `inputTokens` includes cache reads and writes, `outputTokens` includes
 * reasoning. Absent is unknown; `0` is data. Source of the semantics: OpenTelemetry GenAI conventions, `gen_ai.usage.*`.
 */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
  readonly reasoningTokens?: number;
  /** Part of `cacheWriteTokens`: those that stay in the cache for an hour, at another price. */
  readonly cacheWrite1hTokens?: number;
  /** Part of `inputTokens`. */
  readonly inputAudioTokens?: number;
  /** Part of `outputTokens`. */
  readonly outputAudioTokens?: number;
}

/** The keys of {@link Usage}, for code that treats all of them alike. */
export const USAGE_KEYS = [
  'inputTokens',
  'outputTokens',
  'totalTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'reasoningTokens',
  'cacheWrite1hTokens',
  'inputAudioTokens',
  'outputAudioTokens',
] as const satisfies readonly (keyof Usage)[];
