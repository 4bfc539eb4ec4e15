import type { TraceId } from '@gander/core/ids';
import type { SourcedLog } from '@gander/core/logs/sourced-log';
import { toSynthesizedSpans } from '@gander/core/logs/to-synthesized-spans';
import type { ResourceSpans, Span, TraceData } from '@gander/protocol/trace-data';
import { encodeTraceData } from '@gander/protocol/trace-encoder';

import { hashText } from './hash-text.ts';

const TRACE_ID_PREFIX = 'tr-';
const TRACE_ID_HEX_LENGTH = 32;

export interface LogArrival {
  readonly traceId: TraceId;
  readonly stored: readonly SourcedLog[];
  /** What is stored and what has come now. */
  readonly all: readonly SourcedLog[];
}

/**
 * The spans that the logs of a trace tell of and nobody sent, as far as what has come now adds or changes them: an
 * `ExportTraceServiceRequest`. `undefined` when it does not, so that logs which are sent again write nothing.
 */
export function readSynthesizedSpans({ traceId, stored, all }: LogArrival): Uint8Array | undefined {
  const otelTraceId = traceId.slice(TRACE_ID_PREFIX.length);
  if (!traceId.startsWith(TRACE_ID_PREFIX) || otelTraceId.length !== TRACE_ID_HEX_LENGTH) return undefined;
  const options = { otelTraceId, hash: hashText };
  const after = toSynthesizedSpans(all, options);
  if (after === undefined) return undefined;
  const known = new Set(listFingerprints(toSynthesizedSpans(stored, options)));
  const resourceSpans = after.resourceSpans.map((resource) => withoutKnown(resource, known)).filter(hasSpans);
  return resourceSpans.length === 0 ? undefined : encodeTraceData({ resourceSpans });
}

function withoutKnown(resource: ResourceSpans, known: ReadonlySet<string>): ResourceSpans {
  return {
    ...resource,
    scopeSpans: resource.scopeSpans.map((scope) => ({
      ...scope,
      spans: scope.spans.filter((span) => !known.has(toFingerprint(span, resource))),
    })),
  };
}

function hasSpans({ scopeSpans }: ResourceSpans): boolean {
  return scopeSpans.some(({ spans }) => spans.length > 0);
}

function listFingerprints(data: TraceData | undefined): readonly string[] {
  return (data?.resourceSpans ?? []).flatMap((resource) =>
    resource.scopeSpans.flatMap(({ spans }) => spans.map((span) => toFingerprint(span, resource))),
  );
}

function toFingerprint(span: Span, { resource }: ResourceSpans): string {
  return JSON.stringify([span, resource], (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
