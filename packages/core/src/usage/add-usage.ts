import type { Usage } from '../usage.ts';

type Count = number | undefined;

/**
 * Sum by kind of token; a kind that neither side knows stays unknown. Spelled out because it runs for every model call at
 * ingest.
 */
export function addUsage(left: Usage, right: Usage): Usage {
  const sum: { -readonly [Key in keyof Usage]: Usage[Key] } = {};
  const inputTokens = addCounts(left.inputTokens, right.inputTokens);
  if (inputTokens !== undefined) sum.inputTokens = inputTokens;
  const outputTokens = addCounts(left.outputTokens, right.outputTokens);
  if (outputTokens !== undefined) sum.outputTokens = outputTokens;
  const totalTokens = addCounts(left.totalTokens, right.totalTokens);
  if (totalTokens !== undefined) sum.totalTokens = totalTokens;
  const cacheReadTokens = addCounts(left.cacheReadTokens, right.cacheReadTokens);
  if (cacheReadTokens !== undefined) sum.cacheReadTokens = cacheReadTokens;
  const cacheWriteTokens = addCounts(left.cacheWriteTokens, right.cacheWriteTokens);
  if (cacheWriteTokens !== undefined) sum.cacheWriteTokens = cacheWriteTokens;
  const reasoningTokens = addCounts(left.reasoningTokens, right.reasoningTokens);
  if (reasoningTokens !== undefined) sum.reasoningTokens = reasoningTokens;
  const cacheWrite1hTokens = addCounts(left.cacheWrite1hTokens, right.cacheWrite1hTokens);
  if (cacheWrite1hTokens !== undefined) sum.cacheWrite1hTokens = cacheWrite1hTokens;
  const inputAudioTokens = addCounts(left.inputAudioTokens, right.inputAudioTokens);
  if (inputAudioTokens !== undefined) sum.inputAudioTokens = inputAudioTokens;
  const outputAudioTokens = addCounts(left.outputAudioTokens, right.outputAudioTokens);
  if (outputAudioTokens !== undefined) sum.outputAudioTokens = outputAudioTokens;
  return sum;
}

function addCounts(left: Count, right: Count): Count {
  return left === undefined || right === undefined ? (left ?? right) : left + right;
}
