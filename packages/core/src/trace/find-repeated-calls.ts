import type { SpanRecord } from '../span-record.ts';
import { hasUsage } from '../usage/has-usage.ts';
import { countDetails } from './count-details.ts';
import { isWithin } from './is-within.ts';
import { listAlike } from './list-alike.ts';

/**
 * Spans that report a model call which another span reports too, because two instrumentations saw it: same answer id,
 * same model tokens, and one within the time of the other. Answer ids alone prove nothing, as test doubles and proxies
 * repeat theirs. The fullest account of a call is kept; the sequence of `spans` decides between equals.
 */
export function findRepeatedCalls(spans: readonly SpanRecord[]): ReadonlySet<number> {
  const repeated = new Set<number>();
  const ofOneAnswer = listAlike(spans.length, (index) => toAnswerId(spans[index] as SpanRecord));
  for (const indexes of ofOneAnswer) {
    for (const places of listAlike(indexes.length, (place) => toTokenKey(spans[indexes[place] as number]))) {
      const alike = places.map((place) => indexes[place] as number);
      addRepeated(repeated, spans, alike);
    }
  }
  return repeated;
}

function toAnswerId({ responseId, usage }: SpanRecord): string | undefined {
  return responseId !== null && hasUsage(usage) ? responseId : undefined;
}

function toTokenKey(span: SpanRecord | undefined): string {
  return `${span?.usage.inputTokens ?? ''} ${span?.usage.outputTokens ?? ''}`;
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
