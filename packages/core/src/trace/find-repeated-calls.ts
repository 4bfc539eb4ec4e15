import type { SpanRecord } from '../span-record.ts';
import { hasUsage } from '../usage/has-usage.ts';
import { countDetails } from './count-details.ts';
import { isWithin } from './is-within.ts';

/**
 * Spans that report a model call which another span reports too, because two instrumentations saw it: same answer id,
 * same model tokens, and one within the time of the other. Answer ids alone prove nothing, as test doubles and proxies
 * repeat theirs. The fullest account of a call is kept; the sequence of `spans` decides between equals.
 */
export function findRepeatedCalls(spans: readonly SpanRecord[]): ReadonlySet<number> {
  const byAnswer = new Map<string, number[]>();
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index] as SpanRecord;
    if (span.responseId === null || !hasUsage(span.usage)) continue;
    const key = `${span.usage.inputTokens ?? ''} ${span.usage.outputTokens ?? ''} ${span.responseId}`;
    const known = byAnswer.get(key);
    if (known === undefined) byAnswer.set(key, [index]);
    else known.push(index);
  }
  const repeated = new Set<number>();
  for (const indexes of byAnswer.values()) {
    if (indexes.length > 1) addRepeated(repeated, spans, indexes);
  }
  return repeated;
}

function addRepeated(repeated: Set<number>, spans: readonly SpanRecord[], indexes: readonly number[]): void {
  const byFullness = indexes.toSorted((left, right) => countDetails(spans[right]) - countDetails(spans[left]));
  // A provider does not repeat an answer's id: a long list is a constant, and is compared with its first few only.
  const kept: SpanRecord[] = [];
  for (const index of byFullness) {
    const span = spans[index] as SpanRecord;
    if (kept.some((other) => isWithin(span, other) || isWithin(other, span))) repeated.add(index);
    else if (kept.length < MAX_COMPARED) kept.push(span);
  }
}

const MAX_COMPARED = 32;
