import type { Usage } from '../usage.ts';

/** True when any count is more than `0`. Spelled out because it is asked of every span at ingest. */
export function hasTokens(usage: Usage): boolean {
  return (
    isSome(usage.inputTokens) ||
    isSome(usage.outputTokens) ||
    isSome(usage.totalTokens) ||
    isSome(usage.cacheReadTokens) ||
    isSome(usage.cacheWriteTokens) ||
    isSome(usage.reasoningTokens) ||
    isSome(usage.cacheWrite1hTokens) ||
    isSome(usage.inputAudioTokens) ||
    isSome(usage.outputAudioTokens)
  );
}

function isSome(count: number | undefined): boolean {
  return count !== undefined && count > 0;
}
