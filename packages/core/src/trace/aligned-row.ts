import type { SpanType } from '../span-type.ts';
import type { SpanStatus } from '../span-record.ts';
import type { SpanDigest } from './span-digest.ts';
import type { LinkedSpan } from './parent-links.ts';

/** What aligning needs to know of a span. */
export interface AlignableSpan extends LinkedSpan {
  readonly name: string;
  readonly type: SpanType;
  readonly status: SpanStatus;
  readonly model: string | null;
}

/** Names and fingerprints by span, as far as they are known. */
export type AlignDigests = ReadonlyMap<
  string,
  { readonly [Key in keyof Omit<SpanDigest, 'spanId'>]?: SpanDigest[Key] | undefined }
>;

export interface AlignableTrace<Span extends AlignableSpan = AlignableSpan> {
  readonly spans: readonly Span[];
  readonly digests?: AlignDigests;
}

/** A line of two traces beside each other: a span of each, or of one that the other has nothing for. */
export interface AlignedRow<Span extends AlignableSpan = AlignableSpan> {
  readonly left: Span | undefined;
  readonly right: Span | undefined;
  readonly depth: number;
  /** Index of the row above it in the tree, `-1` for the top. */
  readonly parent: number;
  /**
   * Only wraps others (a chain, a step of the framework) that the other trace runs without: what is in it stands beside
   * it and not below it.
   */
  readonly isFrame: boolean;
}
