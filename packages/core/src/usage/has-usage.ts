import type { Usage } from '../usage.ts';

/** True when any count is known, be it `0`. Spelled out because it is asked of every span at ingest. */
export function hasUsage(usage: Usage): boolean {
  return (
    usage.inputTokens !== undefined ||
    usage.outputTokens !== undefined ||
    usage.totalTokens !== undefined ||
    usage.cacheReadTokens !== undefined ||
    usage.cacheWriteTokens !== undefined ||
    usage.reasoningTokens !== undefined ||
    usage.cacheWrite1hTokens !== undefined ||
    usage.inputAudioTokens !== undefined ||
    usage.outputAudioTokens !== undefined
  );
}
