import type { ExpectedCall } from './recorded-scenario.ts';

/**
 * Anthropic's counts leave the cache out of the input; ours never do, unless the emitter keeps to itself how much it
 * was: then the second number is the best there is.
 */
export function toInputs({ usage, availability }: ExpectedCall): readonly number[] {
  const input = usage?.input ?? 0;
  const cache = (usage?.cache_read_input ?? 0) + (usage?.cache_creation_input ?? 0);
  if (cache === 0) return [input];
  return availability['cached_tokens'] === 'span' ? [input + cache] : [input + cache, input];
}

/** Google's counts leave the thoughts out of the output, which their total gives away; ours never do. */
export function toOutput(usage: ExpectedCall['usage']): number {
  const { input = 0, output = 0, total = 0, reasoning_output: reasoning = 0 } = usage ?? {};
  return total === input + output + reasoning ? output + reasoning : output;
}
