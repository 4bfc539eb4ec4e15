import type { FinishedSpan } from '../processor/finished-span.ts';

/**
 * How an attempt to export ended. `retry` keeps the batch and tries again (`afterMs` is what the server asked for);
 * `too-large` is the receiver's word on the size of the batch, which is sent in two halves; `dropped` gives the batch up, with a
 * sentence about why.
 */
export type ExportOutcome =
  | { readonly kind: 'done'; readonly warning?: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: 'too-large' | 'dropped'; readonly reason: string };

/** Somewhere spans are sent. Each has a queue of its own: a dead one harms none. */
export interface Destination {
  /** For messages; never a credential. */
  readonly name: string;
  /** Whether a span may be sent before it has ended and again afterwards. */
  readonly acceptsOpenSpans: boolean;
  /** Must not reject; if it does, that counts as `retry`. */
  export(batch: readonly FinishedSpan[]): Promise<ExportOutcome>;
  shutdown?(): Promise<void>;
}
