/** Moments inside a span. */
export interface SpanMarks {
  readonly events: readonly EventMark[];
  /** When a model began to answer. */
  readonly firstTokenMs?: number | undefined;
}

export interface EventMark {
  /** Of two of one name at one moment, too, each has its own. */
  readonly key: string;
  readonly name: string;
  readonly timeUnixNano: bigint;
  readonly isError: boolean;
}
