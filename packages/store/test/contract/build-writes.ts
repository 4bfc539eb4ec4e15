import { createHash } from 'node:crypto';

import { DEFAULT_EXPERIMENT_ID, type ExperimentId, type SpanId, toTraceId, type TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';

import type { IngestWrite, PreviewCandidate, TraceWrite } from '../../src/ingest-store.ts';

export const SECOND = 1_000_000_000n;
/** 2026-01-01T00:00:00Z */
export const START = 1_767_225_600n * SECOND;

export function traceIdOf(name: string): TraceId {
  return toTraceId(createHash('sha256').update(`trace ${name}`).digest('hex').slice(0, 32));
}

export function spanIdOf(name: string): SpanId {
  return createHash('sha256').update(`span ${name}`).digest('hex').slice(0, 16) as SpanId;
}

/** A span named `name`, whose id is {@link spanIdOf} that name. */
export function buildSpan(name: string, fields: Partial<SpanRecord> = {}): SpanRecord {
  return {
    spanId: spanIdOf(name),
    parentSpanId: null,
    name,
    kind: 1,
    type: 'CHAIN',
    status: 'UNSET',
    startUnixNano: START,
    endUnixNano: START + SECOND,
    serviceName: 'shop',
    model: null,
    provider: null,
    toolName: null,
    usage: {},
    costUsd: null,
    responseId: null,
    sessionId: null,
    userId: null,
    ...fields,
  };
}

export interface TraceWriteFields {
  readonly experimentId?: ExperimentId;
  readonly previews?: readonly PreviewCandidate[];
  /** Stands in for the OTLP bytes where a test does not look into them; `build-payload.ts` has real ones. */
  readonly payload?: string;
}

export function buildTraceWrite(
  trace: string,
  spans: readonly SpanRecord[],
  fields: TraceWriteFields = {},
): TraceWrite {
  return {
    traceId: traceIdOf(trace),
    experimentId: fields.experimentId ?? DEFAULT_EXPERIMENT_ID,
    spans,
    chunk: toBytes(fields.payload ?? spans.map(describeSpan).join('\n')),
    previews: fields.previews ?? [],
  };
}

export function buildWrite(...traces: readonly TraceWrite[]): IngestWrite {
  return { traces, logs: [] };
}

export function toBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function describeSpan(span: SpanRecord): string {
  return JSON.stringify(span, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
