import type { AnyValue, KeyValue } from './any-value.ts';
import type { InstrumentationScope, Resource } from './trace-data.ts';

/** `ExportLogsServiceRequest` in full. Source: `opentelemetry/proto/logs/v1/logs.proto`. */
export interface LogData {
  readonly resourceLogs: readonly ResourceLogs[];
}

export interface ResourceLogs {
  readonly resource: Resource | undefined;
  readonly scopeLogs: readonly ScopeLogs[];
  readonly schemaUrl: string;
}

export interface ScopeLogs {
  readonly scope: InstrumentationScope | undefined;
  readonly logRecords: readonly LogRecord[];
  readonly schemaUrl: string;
}

/** Ids are lowercase hex (`''` when the record belongs to no span); times are nanoseconds since the epoch. */
export interface LogRecord {
  readonly timeUnixNano: bigint;
  readonly observedTimeUnixNano: bigint;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: AnyValue;
  readonly attributes: readonly KeyValue[];
  readonly droppedAttributesCount: number;
  readonly flags: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly eventName: string;
}
