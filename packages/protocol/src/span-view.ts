import type { KeyValue, PlainValue } from './any-value.ts';
import type { AttributeShape } from './attribute-shape.ts';
import type { SpanEvent, SpanLink } from './trace-data.ts';

/**
 * Attributes of a span, resource or scope, still encoded. Nothing is decoded until it is asked for.
 * Asking for a key that the reader's {@link KeyTable} knows costs an array look-up; any other key costs one scan.
 */
export interface AttributeView {
  readonly count: number;
  /** Which keys of the reader's table are there; absent where nobody read them with one. */
  readonly shape?: AttributeShape | undefined;
  /** `undefined` when absent; `null` for the legal empty value. The last of duplicate keys wins. */
  get(key: string): PlainValue | undefined;
  has(key: string): boolean;
  /** True when any of `keys` is there. Cheap when the same list object is asked about again and again. */
  hasAny(keys: readonly string[]): boolean;
  /** True when any key starts with `prefix`. */
  hasPrefix(prefix: string): boolean;
  /** All keys in wire order, duplicates once. Costs a string per key: for reading a trace, not for ingest. */
  keys(): string[];
  /** Everything, decoded and tagged, in wire order. */
  toKeyValues(): KeyValue[];
}

/** The part of a span's surroundings that all spans of one ScopeSpans share. */
export interface ScopeView {
  readonly resource: AttributeView;
  readonly scopeName: string;
  readonly scopeVersion: string;
  readonly scope: AttributeView;
}

/**
 * One span, lazily. The reader reuses the object: it is valid only until the next span is read.
 * Ids are lowercase hex, `''` when absent (an all-zero id counts as absent).
 */
export interface SpanView extends ScopeView {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: number;
  readonly flags: number;
  readonly startUnixNano: bigint;
  /** `0n` when the span has not ended. */
  readonly endUnixNano: bigint;
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly traceState: string;
  readonly attributes: AttributeView;
  readonly eventCount: number;
  readonly linkCount: number;
  events(): SpanEvent[];
  links(): SpanLink[];
}
