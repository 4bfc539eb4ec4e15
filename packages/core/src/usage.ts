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
}

/** The keys of {@link Usage}, for code that treats all of them alike. */
export const USAGE_KEYS = [
  'inputTokens',
  'outputTokens',
  'totalTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'reasoningTokens',
] as const satisfies readonly (keyof Usage)[];
