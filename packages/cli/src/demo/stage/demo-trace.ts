/** A value as an attribute carries it; objects and arrays become OTLP's own lists and maps. */
export type AttributeValue =
  | string
  | number
  | boolean
  | readonly AttributeValue[]
  | { readonly [key: string]: AttributeValue };

export type Attributes = Readonly<Record<string, AttributeValue>>;

/** OTLP's numbers for the kinds the stories use. */
export const SPAN_KINDS = { internal: 1, server: 2, client: 3 } as const;

export interface DemoEvent {
  readonly name: string;
  readonly timeUnixNano: bigint;
  readonly attributes: Attributes;
}

/** Who recorded a span: a process and the instrumentation inside it. */
export interface Source {
  readonly service: string;
  readonly scope: string;
}

export interface DemoSpan {
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: keyof typeof SPAN_KINDS;
  readonly source: Source;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
  readonly attributes: Attributes;
  readonly events: readonly DemoEvent[];
  /** Message of the failure; undefined when it went well. */
  readonly failure: string | undefined;
}

export interface DemoTrace {
  /** 32 hex digits. */
  readonly traceId: string;
  /** In order of their end, which is the order in which exporters send them. */
  readonly spans: readonly DemoSpan[];
}
