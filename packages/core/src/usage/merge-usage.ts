import { type Usage, USAGE_KEYS } from '../usage.ts';
import { createUsageLike } from './usage-account.ts';

/**
 * Two accounts of one call. The first decides; the second only fills in cache and reasoning counts, and only when both
 * agree about input and output, because otherwise they count different things. The outcome remembers how the one that
 * decided was read.
 */
export function mergeUsage(first: Usage, second: Usage): Usage {
  if (first.inputTokens === undefined && first.outputTokens === undefined)
    return Object.assign(createUsageLike(second), first, second);
  if (first.inputTokens !== second.inputTokens || first.outputTokens !== second.outputTokens) return first;
  for (const key of USAGE_KEYS) {
    if (first[key] === undefined && second[key] !== undefined)
      return Object.assign(createUsageLike(first), second, first);
  }
  return first;
}
