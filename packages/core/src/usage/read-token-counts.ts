import type { AttributeView } from '@gander/protocol/span-view';

import { isWithoutCounts, toTokenCount, type TokenCounts } from './token-counts.ts';
import type { TokenKeys } from './token-keys.ts';

/** The counts that a span's attributes hold in the given spelling; `undefined` without any. Called for every span at ingest. */
export function readTokenCounts(attributes: AttributeView, keys: TokenKeys): TokenCounts | undefined {
  if (!attributes.hasAny(keys.all)) return undefined;
  const counts: TokenCounts = {
    input: readFirst(attributes, keys.input),
    output: readFirst(attributes, keys.output),
    total: readFirst(attributes, keys.total),
    cacheRead: readFirst(attributes, keys.cacheRead),
    cacheWrite: readFirst(attributes, keys.cacheWrite),
    reasoning: readFirst(attributes, keys.reasoning),
  };
  if (counts.cacheWrite !== undefined && keys.cacheWrite1h !== undefined) {
    counts.cacheWrite1h = readFirst(attributes, keys.cacheWrite1h);
  }
  if (counts.input !== undefined && keys.inputAudio !== undefined) {
    counts.inputAudio = readFirst(attributes, keys.inputAudio);
  }
  if (counts.output !== undefined && keys.outputAudio !== undefined) {
    counts.outputAudio = readFirst(attributes, keys.outputAudio);
  }
  return isWithoutCounts(counts) ? undefined : counts;
}

function readFirst(attributes: AttributeView, keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    const count = toTokenCount(value);
    if (count !== undefined) return count;
  }
  return undefined;
}
