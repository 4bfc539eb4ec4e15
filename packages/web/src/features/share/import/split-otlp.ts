import type { JsonObject } from '@gander/core/json-value';

import type { OtlpBatch } from './import-batch.ts';
import { listObjects } from '../json-objects.ts';

/** Servers take 64 MB; parts of this size show that something happens. */
const BATCH_BYTES = 8 * 1024 * 1024;

export interface SpanCounts {
  /** As this server names traces. */
  readonly traceIds: readonly string[];
  readonly spanCount: number;
}

export function countSpans(document: JsonObject): SpanCounts {
  const traceIds = new Set<string>();
  let spanCount = 0;
  for (const resourceSpans of listObjects(document, 'resourceSpans')) {
    for (const scopeSpans of listObjects(resourceSpans, 'scopeSpans')) {
      for (const { traceId } of listObjects(scopeSpans, 'spans')) {
        spanCount += 1;
        if (typeof traceId === 'string' && traceId !== '') traceIds.add(toTraceId(traceId));
      }
    }
  }
  return { traceIds: [...traceIds], spanCount };
}

export function toTraceId(hex: string): string {
  return `tr-${hex.toLowerCase()}`;
}

/** A document as it is, byte for byte, or in parts where it is too large for one request. */
export function splitOtlp(document: JsonObject, bytes: Uint8Array<ArrayBuffer>): readonly OtlpBatch[] {
  if (bytes.length <= BATCH_BYTES) return [toJsonBatch('/v1/traces', bytes)];
  const batches: OtlpBatch[] = [];
  let groups: string[] = [];
  let sizeBytes = 0;
  const flush = () => {
    if (groups.length > 0) batches.push(toJsonBatch('/v1/traces', encode(`{"resourceSpans":[${groups.join(',')}]}`)));
    groups = [];
    sizeBytes = 0;
  };
  for (const resourceSpans of listObjects(document, 'resourceSpans')) {
    for (const scopeSpans of listObjects(resourceSpans, 'scopeSpans')) {
      let spans: JsonObject[] = [];
      const close = () => {
        if (spans.length > 0) {
          groups.push(JSON.stringify({ ...resourceSpans, scopeSpans: [{ ...scopeSpans, spans }] }));
        }
        spans = [];
      };
      for (const span of listObjects(scopeSpans, 'spans')) {
        const spanBytes = JSON.stringify(span).length;
        if (sizeBytes > 0 && sizeBytes + spanBytes > BATCH_BYTES) {
          close();
          flush();
        }
        spans.push(span);
        sizeBytes += spanBytes;
      }
      close();
    }
  }
  flush();
  return batches;
}

/**
 * Log records in few requests: some conventions say in them what was asked and answered. They go before the spans: of some traces the server makes spans out of logs, and what
 * it makes of the first of them must not come after the spans that were made of all.
 */
export function joinLogs(documents: readonly JsonObject[]): readonly OtlpBatch[] {
  const batches: OtlpBatch[] = [];
  let groups: string[] = [];
  let sizeBytes = 0;
  const flush = () => {
    if (groups.length > 0) batches.push(toJsonBatch('/v1/logs', encode(`{"resourceLogs":[${groups.join(',')}]}`)));
    groups = [];
    sizeBytes = 0;
  };
  for (const document of documents) {
    for (const resourceLogs of listObjects(document, 'resourceLogs')) {
      const text = JSON.stringify(resourceLogs);
      if (sizeBytes > 0 && sizeBytes + text.length > BATCH_BYTES) flush();
      groups.push(text);
      sizeBytes += text.length;
    }
  }
  flush();
  return batches;
}

export function toJsonBatch(path: OtlpBatch['path'], body: Uint8Array<ArrayBuffer>): OtlpBatch {
  return { kind: 'otlp', path, contentType: 'application/json', body };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
