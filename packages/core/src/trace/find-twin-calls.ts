import type { SpanRecord } from '../span-record.ts';
import { hasTokens } from '../usage/has-tokens.ts';
import { countDetails } from './count-details.ts';
import { isWithin } from './is-within.ts';
import { listAlike } from './list-alike.ts';

/** A call has a handful of instrumentations at most: of more that look the same, the first ones are compared. */
const MAX_COMPARED = 32;

const MODEL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM', 'EMBEDDING', 'RERANKER']);

/**
 * Spans that report a model call which a sibling reports too, where no id of an answer tells: a provider's
 * instrumentation beside a call that the application reports by hand, or two tracing SDKs on one provider. They share
 * parent, model and tokens, one happens within the time of the other, and they differ in name or kind: calls that one
 * instrumentation makes in parallel, such as votes on one question, do not. Returns the indexes of those that report
 * less.
 */
export function findTwinCalls(spans: readonly SpanRecord[]): ReadonlySet<number> {
  const twins = new Set<number>();
  // Calls that only happen to have the same input are rare, and the full key is made for those alone.
  const ofOneInput = listAlike(spans.length, (index) => toInputKey(spans[index] as SpanRecord));
  for (const indexes of ofOneInput) {
    for (const places of listAlike(indexes.length, (place) => toFamily(spans[indexes[place] as number]))) {
      const family = places.map((place) => indexes[place] as number);
      if (hasSeveralVoices(spans, family)) addTwins(twins, spans, family);
    }
  }
  return twins;
}

/** `undefined` for what is no call that could have a twin. */
function toInputKey({ parentSpanId, model, type, usage }: SpanRecord): number | undefined {
  if (parentSpanId === null || model === null || !MODEL_TYPES.has(type) || !hasTokens(usage)) return undefined;
  return usage.inputTokens ?? UNKNOWN_INPUT;
}

const UNKNOWN_INPUT = -1;

function toFamily(span: SpanRecord | undefined): string | undefined {
  if (span === undefined) return undefined;
  const { parentSpanId, model, usage } = span;
  return `${String(parentSpanId)} ${String(usage.inputTokens ?? '')} ${String(usage.outputTokens ?? '')} ${String(model)}`;
}

/** Who speaks: an instrumentation names all its calls of one model alike. */
function toVoice(span: SpanRecord | undefined): string {
  return `${String(span?.kind)} ${span?.name ?? ''}`;
}

function hasSeveralVoices(spans: readonly SpanRecord[], family: readonly number[]): boolean {
  const first = toVoice(spans[family[0] as number]);
  return family.some((index) => toVoice(spans[index]) !== first);
}

function addTwins(twins: Set<number>, spans: readonly SpanRecord[], family: readonly number[]): void {
  const byFullness = family.toSorted((left, right) => countDetails(spans[right]) - countDetails(spans[left]));
  const kept: { readonly span: SpanRecord; readonly voices: Set<string> }[] = [];
  for (const index of byFullness) {
    const span = spans[index] as SpanRecord;
    const voice = toVoice(span);
    // One call has one account by each voice: a second one is another call.
    const twin = kept.find((other) => !other.voices.has(voice) && isSameCall(span, other.span));
    if (twin !== undefined) {
      twin.voices.add(voice);
      twins.add(index);
    } else if (kept.length < MAX_COMPARED) {
      kept.push({ span, voices: new Set([voice]) });
    }
  }
}

function isSameCall(left: SpanRecord, right: SpanRecord): boolean {
  const isOtherAnswer = left.responseId !== null && right.responseId !== null && left.responseId !== right.responseId;
  return !isOtherAnswer && isOverlapping(left, right) && (isWithin(left, right) || isWithin(right, left));
}

/** Calls one after the other are two, however short. */
function isOverlapping(left: SpanRecord, right: SpanRecord): boolean {
  const leftEnd = left.endUnixNano ?? left.startUnixNano;
  const rightEnd = right.endUnixNano ?? right.startUnixNano;
  return left.startUnixNano < rightEnd && right.startUnixNano < leftEnd;
}
