import type { Span } from '@opentelemetry/api';

import type { LiveSpan } from './live-span.ts';

const ROOT = Symbol.for('gander.sdk.local-root');
const LIVE = Symbol.for('gander.sdk.live-span');

/** What we note on spans of any SDK. On the span itself: a weak map of every span costs the collector dearly. */
interface NotedSpan extends Span {
  [ROOT]?: Span;
  [LIVE]?: LiveSpan;
}

/** The first span of this process in the trace of a span: the one that carries what belongs to the trace. */
export function findNotedRoot(span: Span): Span | undefined {
  return (span as NotedSpan)[ROOT];
}

/** Notes the first span of the trace of a span. */
export function writeNotedRoot(span: Span, root: Span): void {
  writeNote(span, ROOT, root);
}

/** The wrapper that was made for a span. */
export function findNotedLiveSpan(span: Span): LiveSpan | undefined {
  return (span as NotedSpan)[LIVE];
}

/** Notes the wrapper of a span. */
export function writeNotedLiveSpan(span: Span, live: LiveSpan): void {
  writeNote(span, LIVE, live);
}

function writeNote<Key extends typeof ROOT | typeof LIVE>(span: Span, key: Key, value: NotedSpan[Key]): void {
  // A frozen span is found again by its context, as far as that goes.
  if (Object.isExtensible(span)) (span as NotedSpan)[key] = value;
}
