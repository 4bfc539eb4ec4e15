import type { FinishedSpan } from '../processor/finished-span.ts';
import { init, type InitConfig, type Sdk } from '../setup/init.ts';
import { readText } from '../rest/read-text.ts';
import { toTraceId } from '../vocabulary/trace-id.ts';

/** A finished span, as a test wants to read it. */
export interface CollectedSpan {
  readonly name: string;
  readonly spanType: string;
  readonly inputs: unknown;
  readonly outputs: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly traceId: string;
  readonly scope: string;
  readonly kind: number;
  readonly status: { readonly code: number; readonly message?: string | undefined };
  readonly events: readonly {
    readonly name: string;
    readonly attributes?: Readonly<Record<string, unknown>> | undefined;
  }[];
  readonly isOpen: boolean;
}

/** Spans that left the SDK since it was set up for a test. */
export interface SpanCollection {
  /** In the order in which they left. Call {@link flush} first. */
  readonly spans: readonly CollectedSpan[];
  readonly sdk: Sdk;
  /** Waits until all ended spans are in {@link spans}. */
  flush(): Promise<readonly CollectedSpan[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Sets the SDK up with a destination in memory: everything a program does with it works, and what would have been sent can
 * be read.
 */
export function collectSpans(config: InitConfig = {}): SpanCollection {
  const spans: CollectedSpan[] = [];
  const sdk = init({
    flushOnExit: false,
    global: false,
    destinations: [
      {
        type: 'exporter',
        exporter: {
          export(batch: FinishedSpan[], done) {
            spans.push(...batch.map(toCollectedSpan));
            done({ code: 0 });
          },
          shutdown: () => Promise.resolve(),
        },
      },
    ],
    ...config,
  });
  return {
    spans,
    sdk,
    async flush() {
      await sdk.flush();
      return spans;
    },
    async [Symbol.asyncDispose]() {
      await sdk.shutdown();
    },
  };
}

function toCollectedSpan(span: FinishedSpan): CollectedSpan {
  return {
    name: span.name,
    spanType: readText(span.attributes['mlflow.spanType']),
    inputs: parse(span.attributes['mlflow.spanInputs']),
    outputs: parse(span.attributes['mlflow.spanOutputs']),
    attributes: span.attributes,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    traceId: toTraceId(span.traceId),
    scope: span.instrumentationScope.name,
    kind: span.kind,
    status: span.status,
    events: span.events,
    isOpen: span.isOpen,
  };
}

function parse(text: unknown): unknown {
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
}
