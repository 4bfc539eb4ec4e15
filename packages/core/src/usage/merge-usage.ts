import { type Usage, USAGE_KEYS } from '../usage.ts';

/**
 * Two accounts of one call. The first decides; the second only fills in cache and reasoning counts, and only when both
 * agree about input and output, because otherwise they count different things.
 */
export function mergeUsage(first: Usage, second: Usage): Usage {
  if (first.inputTokens === undefined && first.outputTokens === undefined) return { ...first, ...second };
  if (first.inputTokens !== second.inputTokens || first.outputTokens !== second.outputTokens) return first;
  for (const key of USAGE_KEYS) {
    if (first[key] === undefined && second[key] !== undefined) return { ...second, ...first };
  }
  return first;
}
