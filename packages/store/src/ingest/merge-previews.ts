import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { PREVIEW_ORDER } from '@gander/core/trace/preview-order';

import type { PreviewCandidate } from '../ingest-store.ts';

export interface StoredPreview {
  readonly spanId: SpanId;
  readonly text: string;
}

export interface PreviewPair {
  /** The root's, else the best there is. */
  readonly shown: StoredPreview | null;
  /**
   * The best there is, while the root's is shown and is not the best: a trace may turn out to have another root. Nothing
   * further is kept, so that a root which takes its own text back leaves none.
   */
  readonly fallback: StoredPreview | null;
}

export interface TracePreviews {
  readonly input: PreviewPair;
  readonly output: PreviewPair;
}

export const NO_PREVIEWS: TracePreviews = {
  input: { shown: null, fallback: null },
  output: { shown: null, fallback: null },
};

export interface PreviewMerge {
  readonly stored: TracePreviews;
  readonly candidates: ReadonlyMap<SpanId, PreviewCandidate>;
  /** The spans of this write. What they said before no longer counts. */
  readonly incoming: ReadonlyMap<SpanId, SpanRecord>;
  readonly rootSpanId: SpanId | null;
  /** Finds the root, the spans of this write and those that gave the stored previews. */
  readonly findSpan: (spanId: SpanId) => SpanRecord | undefined;
}

/**
 * Which texts a trace shows, after a write. The outcome depends on the spans, not on the order in which they came: both
 * orders below are total, and the best of each kind is kept even while it is not shown.
 */
export function mergePreviews(merge: PreviewMerge): TracePreviews {
  return {
    input: pick(merge, 'input'),
    output: pick(merge, 'output'),
  };
}

function pick(merge: PreviewMerge, side: 'input' | 'output'): PreviewPair {
  const known = listKnown(merge, side);
  const root = isRealRoot(merge) ? (known.find((preview) => preview.spanId === merge.rootSpanId) ?? null) : null;
  let best: StoredPreview | null = null;
  let bestSpan: SpanRecord | undefined;
  for (const preview of known) {
    const span = merge.findSpan(preview.spanId);
    if (span === undefined || (bestSpan !== undefined && PREVIEW_ORDER[side](bestSpan, span) <= 0)) continue;
    best = preview;
    bestSpan = span;
  }
  return root === null || root === best ? { shown: best, fallback: null } : { shown: root, fallback: best };
}

/** The topmost span of a trace whose root has not come may be any small step: its output is not the trace's. */
function isRealRoot({ rootSpanId, findSpan }: PreviewMerge): boolean {
  return rootSpanId !== null && findSpan(rootSpanId)?.parentSpanId === null;
}

function listKnown({ stored, incoming, candidates }: PreviewMerge, side: 'input' | 'output'): readonly StoredPreview[] {
  const known: StoredPreview[] = [];
  const { shown, fallback } = stored[side];
  if (shown !== null && !incoming.has(shown.spanId)) known.push(shown);
  if (fallback !== null && !incoming.has(fallback.spanId)) known.push(fallback);
  for (const candidate of candidates.values()) {
    const text = candidate[side];
    if (text !== null) known.push({ spanId: candidate.spanId, text });
  }
  return known;
}
