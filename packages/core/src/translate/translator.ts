import type { PlainValue } from '@gander/protocol/any-value';
import type { SpanView } from '@gander/protocol/span-view';

import type { Clue } from './declared/clue.ts';
import type { NormalizedSpan } from './normalized-span.ts';

/** The few fields of a {@link NormalizedSpan} that ingest writes into the compact span row. */
export type SpanIndexFields = Pick<
  NormalizedSpan,
  'type' | 'framework' | 'model' | 'provider' | 'usage' | 'costUsd' | 'sessionId' | 'userId' | 'error'
>;

/** What the trace list shows of a span's content. */
export interface SpanPreview {
  readonly input?: string;
  readonly output?: string;
}

/** A span's input and output as they came, JSON still inside its string: previews must not pay for decoding it. */
export interface SpanContent {
  readonly input?: PlainValue | undefined;
  readonly output?: PlainValue | undefined;
}

/** Attributes that end up in one field of a span, best first. */
export interface FieldMapping {
  readonly field: string;
  readonly keys: readonly string[];
}

/** What the documentation says of a convention; made of the lists that the translator itself reads. */
export interface TranslatorDescription {
  /** As people call it. */
  readonly title: string;
  /** How a span of it is recognised: any one of these. */
  readonly evidence: readonly string[];
  readonly maps: readonly FieldMapping[];
}

/**
 * One convention: how one family of emitters writes LLM spans. Translators are pure functions over a lazy span and
 * never throw; what a convention does not say it leaves out, and the merge (`translate-span.ts`) fills it from the next.
 *
 * The same translator serves ingest (`index`, `content`: a handful of keys) and reading (`full`, everything). Every
 * field that `index` gives `full` gives too, with the same value; the simplest way is to spread one into the other.
 */
export interface Translator {
  /** e.g. `vercel-ai`; ends up in {@link NormalizedSpan.framework}. */
  readonly convention: string;
  readonly description?: TranslatorDescription;
  /** Attribute keys `detect`, `index` and `content` look at, so that the reader can find all of them in one pass. */
  readonly indexKeys: readonly string[];
  /** Does this span speak the convention at all? Strong evidence only. */
  detect(span: SpanView): boolean;
  /** What `detect` goes by, where that is data: any one of them. */
  readonly clues?: readonly Clue[];
  index(span: SpanView): Partial<SpanIndexFields>;
  /** Where the input and the output are, for the preview. */
  content(span: SpanView): SpanContent;
  full(span: SpanView): Partial<NormalizedSpan>;
}
