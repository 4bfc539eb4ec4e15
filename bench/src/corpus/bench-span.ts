export type AttributeValue = string | number | boolean | readonly string[];

/** One span of the corpus, before it is encoded. Ids are lower-case hex, times nanoseconds since the epoch. */
export interface BenchSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: number;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly isError: boolean;
}

/** What an exporter sends for one trace, in the order the spans ended (so the root comes last). */
export type BenchTrace = readonly BenchSpan[];
