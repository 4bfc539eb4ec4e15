import type { Usage } from '@gander/core/usage';

type SqlNumber = bigint | number | string | null;

export interface UsageRow {
  readonly input_tokens: SqlNumber;
  readonly output_tokens: SqlNumber;
  readonly total_tokens: SqlNumber;
  readonly cache_read_tokens: SqlNumber;
  readonly cache_write_tokens: SqlNumber;
  readonly reasoning_tokens: SqlNumber;
}

/** In this order wherever parameters are positional. */
export const USAGE_COLUMNS = [
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'reasoning_tokens',
] as const satisfies readonly (keyof UsageRow)[];

/** Absent counts become null. */
export function toUsageColumns(usage: Usage) {
  return {
    input_tokens: toTokens(usage.inputTokens),
    output_tokens: toTokens(usage.outputTokens),
    total_tokens: toTokens(usage.totalTokens),
    cache_read_tokens: toTokens(usage.cacheReadTokens),
    cache_write_tokens: toTokens(usage.cacheWriteTokens),
    reasoning_tokens: toTokens(usage.reasoningTokens),
  };
}

/** Absent stays absent: `null` in the row is no key in the value. */
export function toUsage(row: UsageRow): Usage {
  const usage: { -readonly [Key in keyof Usage]: Usage[Key] } = {};
  if (row.input_tokens !== null) usage.inputTokens = Number(row.input_tokens);
  if (row.output_tokens !== null) usage.outputTokens = Number(row.output_tokens);
  if (row.total_tokens !== null) usage.totalTokens = Number(row.total_tokens);
  if (row.cache_read_tokens !== null) usage.cacheReadTokens = Number(row.cache_read_tokens);
  if (row.cache_write_tokens !== null) usage.cacheWriteTokens = Number(row.cache_write_tokens);
  if (row.reasoning_tokens !== null) usage.reasoningTokens = Number(row.reasoning_tokens);
  return usage;
}

/** A count that is no whole number is somebody's mistake; the index keeps what an integer column can. */
export function toTokens(count: number | undefined): number | null {
  if (count === undefined || Number.isSafeInteger(count)) return count ?? null;
  if (Number.isNaN(count)) return null;
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Math.trunc(count), Number.MAX_SAFE_INTEGER));
}
