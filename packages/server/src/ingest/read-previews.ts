import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { PREVIEW_ORDER } from '@gander/core/trace/preview-order';
import type { FindTranslators } from '@gander/core/translate/find-translators';
import type { SpanMemory } from '@gander/core/translate/span-memory';
import { toSpanPreview } from '@gander/core/translate/to-span-preview';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import type { PreviewCandidate } from '@gander/store/ingest-store';

/** Spans that speak for a trace while its root is silent. */
const SPEAKING_TYPES: ReadonlySet<string> = new Set(['AGENT', 'CHAT_MODEL', 'LLM']);

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
  readonly chunk: () => Uint8Array;
  readonly memory: SpanMemory;
  /** What the roots in it say, which was looked at already. */
  readonly roots: readonly PreviewCandidate[];
}

/**
 * Previews for a delivery whose root is missing or has no input or no output: the first and the last model call or agent
 * stand in. Reading content is dear, so only these are looked at, in a second pass over the trace's chunk; at the others only when
 * these have nothing to say, as an agent whose model calls hold the content.
 */
export function readPreviews(spans: readonly SpanRecord[], source: PreviewSource): readonly PreviewCandidate[] {
  const sides = SIDES.filter((side) => source.roots.every((root) => root[side] === null));
  if (sides.length === 0) return [];
  // A root was heard already, and has nothing to say.
  const speakers = spans.filter(({ parentSpanId, type }) => parentSpanId !== null && SPEAKING_TYPES.has(type));
  const likely = new Set(sides.flatMap((side) => findFirst(speakers, side)?.spanId ?? []));
  const found = readCandidates(likely, source);
  const silent = sides.filter((side) => !hasText(found, findFirst(speakers, side), side));
  const rest = new Set(speakers.flatMap(({ spanId }) => (likely.has(spanId) ? [] : spanId)));
  if (silent.length === 0 || rest.size === 0) return [...found.values()];
  const all = new Map([...found, ...readCandidates(rest, source)]);
  const chosen = silent.flatMap((side) => {
    const speaker = findFirst(
      speakers.filter((span) => hasText(all, span, side)),
      side,
    );
    return speaker?.spanId ?? [];
  });
  return [...new Set([...found.keys(), ...chosen])].flatMap((spanId) => all.get(spanId) ?? []);
}

const SIDES = ['input', 'output'] as const;
type Side = (typeof SIDES)[number];

function findFirst(spans: readonly SpanRecord[], side: Side): SpanRecord | undefined {
  let first: SpanRecord | undefined;
  for (const span of spans) if (first === undefined || PREVIEW_ORDER[side](span, first) < 0) first = span;
  return first;
}

function hasText(found: Candidates, span: SpanRecord | undefined, side: Side): boolean {
  return span !== undefined && (found.get(span.spanId)?.[side] ?? null) !== null;
}

type Candidates = ReadonlyMap<SpanId, PreviewCandidate>;

function readCandidates(wanted: ReadonlySet<SpanId>, { chunk, memory }: PreviewSource): Candidates {
  const found = new Map<SpanId, PreviewCandidate>();
  if (wanted.size === 0) return found;
  readTraceRequest(chunk(), {
    keys: memory.keys,
    texts: memory.texts,
    onSpan(span) {
      const spanId = span.spanId as SpanId;
      if (!wanted.has(spanId)) return;
      const candidate = toPreviewCandidate(span, spanId, memory.findTranslators);
      if (candidate === undefined) found.delete(spanId);
      else found.set(spanId, candidate);
    },
    onRejectedSpan() {},
  });
  return found;
}
