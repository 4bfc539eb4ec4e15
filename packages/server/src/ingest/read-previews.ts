import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import type { FindTranslators } from '@gander/core/translate/find-translators';
import type { SpanMemory } from '@gander/core/translate/span-memory';
import { toSpanPreview } from '@gander/core/translate/to-span-preview';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import type { PreviewCandidate } from '@gander/store/ingest-store';

/** Spans that speak for a trace while its root is silent. */
const SPEAKING_TYPES: ReadonlySet<string> = new Set(['AGENT', 'CHAT_MODEL', 'LLM']);
const NOBODY: ReadonlySet<SpanId> = new Set();

/** May the text of the span stand for its trace? Roots may, and so may model calls and agents. */
export function isSpeaker({ parentSpanId, type }: SpanRecord): boolean {
  return parentSpanId === null || SPEAKING_TYPES.has(type);
}

/** What a span has to show in the list; `undefined` when it carries no content. */
export function toPreviewCandidate(
  span: SpanView,
  spanId: SpanId,
  find?: FindTranslators,
): PreviewCandidate | undefined {
  const { input, output } = toSpanPreview(span, find);
  return input === undefined && output === undefined
    ? undefined
    : { spanId, input: input ?? null, output: output ?? null };
}

export interface PreviewSource {
  /** The trace's part of the request. */
  readonly chunk: Uint8Array;
  readonly memory: SpanMemory;
  /** What the roots in it say, which was looked at already. */
  readonly roots: readonly PreviewCandidate[];
}

/**
 * Previews for a delivery whose root is missing or has no input or no output: the first and the last model call or agent
 * stand in. Reading content is dear, so only these are looked at, in a second pass over the trace's chunk.
 */
export function readPreviews(
  spans: readonly SpanRecord[],
  { chunk, memory, roots }: PreviewSource,
): PreviewCandidate[] {
  const wanted = pickSpeakers(spans, {
    isInputWanted: roots.every((root) => root.input === null),
    isOutputWanted: roots.every((root) => root.output === null),
  });
  if (wanted.size === 0) return [];
  const found = new Map<SpanId, PreviewCandidate>();
  readTraceRequest(chunk, {
    keys: memory.keys,
    texts: memory.texts,
    onSpan(span) {
      const spanId = span.spanId as SpanId;
      if (!wanted.has(spanId)) return;
      const candidate = toPreviewCandidate(span, spanId, memory.findTranslators);
      if (candidate !== undefined) found.set(spanId, candidate);
    },
    onRejectedSpan() {},
  });
  return [...found.values()];
}

interface WantedSides {
  readonly isInputWanted: boolean;
  readonly isOutputWanted: boolean;
}

function pickSpeakers(
  spans: readonly SpanRecord[],
  { isInputWanted, isOutputWanted }: WantedSides,
): ReadonlySet<SpanId> {
  if (!isInputWanted && !isOutputWanted) return NOBODY;
  let first: SpanRecord | undefined;
  let last: SpanRecord | undefined;
  for (const span of spans) {
    // A root was heard already, and has nothing to say.
    if (span.parentSpanId === null || !SPEAKING_TYPES.has(span.type)) continue;
    if (first === undefined || span.startUnixNano < first.startUnixNano) first = span;
    if (last === undefined || endOf(span) > endOf(last)) last = span;
  }
  const speakers = [isInputWanted ? first : undefined, isOutputWanted ? last : undefined];
  return new Set(speakers.flatMap((span) => (span === undefined ? [] : [span.spanId])));
}

function endOf(span: SpanRecord): bigint {
  return span.endUnixNano ?? span.startUnixNano;
}
