import type { SourcedLog } from '../logs/sourced-log.ts';
import { toAnyValue, toKeyValues } from './sample-span.ts';

/** A log record as spec vectors write it. */
export interface SampleLog {
  readonly eventName?: string;
  readonly scope?: string;
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Absent for a record that names no trace. */
  readonly traceId?: string;
  readonly spanId?: string;
  /** After the start of the samples. */
  readonly atMs?: number;
}

const START_UNIX_NANO = 1_700_000_000_000_000_000n;

/** The record as a sender would have written it. */
export function createSampleLog(sample: SampleLog): SourcedLog {
  return {
    scopeName: sample.scope ?? '',
    resource: { attributes: toKeyValues(sample.resource ?? {}), droppedAttributesCount: 0 },
    record: {
      timeUnixNano: START_UNIX_NANO + BigInt(sample.atMs ?? 0) * 1_000_000n,
      observedTimeUnixNano: START_UNIX_NANO,
      severityNumber: 9,
      severityText: 'INFO',
      body: sample.body === undefined ? {} : toAnyValue(sample.body),
      attributes: toKeyValues(sample.attributes ?? {}),
      droppedAttributesCount: 0,
      flags: 0,
      traceId: sample.traceId ?? '',
      spanId: sample.spanId ?? '',
      eventName: sample.eventName ?? '',
    },
  };
}
