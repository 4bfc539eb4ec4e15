import type { SpanId } from '@gander/core/ids';
import type { AnyValue, KeyValue } from '@gander/protocol/any-value';

export interface MlflowSpanEvent {
  readonly timeUnixNano: bigint;
  readonly name: string;
  readonly attributes: readonly KeyValue[];
}

/**
 * A span as MLflow knows it: what was sent, under MLflow's names as well. Resource, scope, kind and links are not part of
 * it. Ids are lowercase hex.
 */
export interface MlflowSpan {
  /** 32 digits, not the public id. */
  readonly otelTraceId: string;
  readonly spanId: SpanId;
  readonly parentSpanId: SpanId | null;
  readonly name: string;
  readonly startUnixNano: bigint;
  /** `0n` while it has not ended. */
  readonly endUnixNano: bigint;
  /** OTLP's number: 0 unset, 1 ok, 2 error. */
  readonly statusCode: number;
  readonly statusMessage: string;
  /** Each key once. */
  readonly attributes: ReadonlyMap<string, AnyValue>;
  readonly events: readonly MlflowSpanEvent[];
}

/** MLflow's names of status codes, by OTLP's number. */
export const STATUS_NAMES = ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'] as const;
