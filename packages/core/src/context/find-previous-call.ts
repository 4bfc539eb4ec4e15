import type { SpanId } from '../ids.ts';
import { comparePrompts } from './compare-prompts.ts';
import type { ContextCall, PreviousCall } from './to-span-context.ts';
import { type EarlierCall, listEarlierCalls } from './list-earlier-calls.ts';
import { toPromptItems } from './prompt-item.ts';

export interface PreviousCallRequest<Span> {
  readonly spans: readonly Span[];
  readonly spanId: SpanId;
  readonly call: ContextCall;
  /** What an earlier span says of its call; `undefined` where it cannot be told. */
  readonly read: (spanId: SpanId) => Promise<ContextCall | undefined>;
}

/** Of so many earlier calls the prompt is looked at: each may be megabytes. */
const MAX_READ = 6;

/**
 * The call that this one goes on from: the likeliest one whose prompt begins with the same piece. Where none does, the
 * likeliest one of the same model, whose prompt was changed from its beginning; another model with another prompt was
 * asked about something else, and nothing can be learned from the difference.
 */
export async function findPreviousCall<Span extends EarlierCall>(
  request: PreviousCallRequest<Span>,
): Promise<PreviousCall | undefined> {
  const { spans, spanId, call, read } = request;
  const model = spans.find((span) => span.spanId === spanId)?.model;
  const items = toPromptItems(call);
  let fallback: PreviousCall | undefined;
  for (const candidate of listEarlierCalls(spans, spanId).slice(0, MAX_READ)) {
    // One after the other: nearly always the first one is it.
    const earlier = await read(candidate.spanId);
    if (earlier === undefined) continue;
    const previous = { spanId: candidate.spanId, name: candidate.name, call: earlier };
    if (comparePrompts(toPromptItems(earlier), items).sharedItems > 0) return previous;
    if (candidate.model === model) fallback ??= previous;
  }
  return fallback;
}
