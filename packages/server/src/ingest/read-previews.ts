import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { PREVIEW_ORDER } from '@gander/core/trace/preview-order';
import type { FindTranslators } from '@gander/core/translate/find-translators';
import { toSpanPreview } from '@gander/core/translate/to-span-preview';
import type { SpanMark } from '@gander/protocol/span-reader';
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

/** A span that may speak for its trace and is no root. */
export interface Speaker {
  readonly record: SpanRecord;
  readonly mark: SpanMark;
}

export interface PreviewSource {
  /** In wire order. Of two with one span id the later counts. */
  readonly speakers: readonly Speaker[];
  readonly findTranslators: FindTranslators;
  /** What the roots say, which was looked at already. */
  readonly roots: readonly PreviewCandidate[];
}

/**
 * Previews for a delivery whose root is missing or has no input or no output: the first and the last model call or agent
 * stand in. Reading content is dear, so only these are looked at, in a second reading of these spans; at the others only when
 * these have nothing to say, as an agent whose model calls hold the content.
 */
export function readPreviews({ speakers, findTranslators, roots }: PreviewSource): readonly PreviewCandidate[] {
  const sides = SIDES.filter((side) => roots.every((root) => root[side] === null));
  if (sides.length === 0) return [];
  const readCandidates = (wanted: ReadonlySet<SpanId>) => findCandidates(speakers, { wanted, findTranslators });
  const records = speakers.map(({ record }) => record);
  const likely = new Set(sides.flatMap((side) => findFirst(records, side)?.spanId ?? []));
  const found = readCandidates(likely);
  const silent = sides.filter((side) => !hasText(found, findFirst(records, side), side));
  const rest = new Set(records.flatMap(({ spanId }) => (likely.has(spanId) ? [] : spanId)));
  if (silent.length === 0 || rest.size === 0) return [...found.values()];
  const all = new Map([...found, ...readCandidates(rest)]);
  const chosen = silent.flatMap((side) => {
    const speaker = findFirst(
      records.filter((span) => hasText(all, span, side)),
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

interface WantedSpans {
  readonly wanted: ReadonlySet<SpanId>;
  readonly findTranslators: FindTranslators;
}

function findCandidates(speakers: readonly Speaker[], { wanted, findTranslators }: WantedSpans): Candidates {
  const found = new Map<SpanId, PreviewCandidate>();
  for (const { record, mark } of speakers) {
    const { spanId } = record;
    if (!wanted.has(spanId)) continue;
    const candidate = toPreviewCandidate(mark.read(), spanId, findTranslators);
    if (candidate === undefined) found.delete(spanId);
    else found.set(spanId, candidate);
  }
  return found;
}
