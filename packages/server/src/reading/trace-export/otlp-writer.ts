import type { SpanId, TraceId } from '@gander/core/ids';
import { decodeLogData } from '@gander/protocol/log-decoder';
import { toLogJson } from '@gander/protocol/log-json';
import { ProtocolError } from '@gander/protocol/protocol-error';
import type { ResourceSpans } from '@gander/protocol/trace-data';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { toTraceJson } from '@gander/protocol/trace-json';

import type { ExportSources, ExportWriter, Written } from './export-writer.ts';

/**
 * The file format of OpenTelemetry: a line per `TracesData` or `LogsData` in OTLP JSON. Each line is a body for `POST /v1/traces` or
 * `/v1/logs`. The logs of a trace come first: spans that were made of nothing but logs are then made again before they are sent. Then its
 * spans, as they were sent; of those that were sent twice only the newest.
 *
 * https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
 */
export const OTLP_WRITER: ExportWriter = {
  writeNext: (sources, { traceId }, { place }) =>
    place?.kind === 'spans' ? writeSpans(sources, traceId, place.cursor) : writeLogs(sources, traceId, place?.cursor),
};

async function writeSpans({ store }: ExportSources, traceId: TraceId, cursor: string | undefined): Promise<Written> {
  const { items, nextCursor } = await store.traces.listNewestChunks(traceId, { limit: 1, cursor });
  const text = items.map(({ bytes, spanIds }) => (spanIds.size === 0 ? '' : toSpanLine(bytes, spanIds))).join('');
  return { text, next: nextCursor === null ? null : { kind: 'spans', cursor: nextCursor }, needsComma: false };
}

async function writeLogs({ store }: ExportSources, traceId: TraceId, cursor: string | undefined): Promise<Written> {
  const { items, nextCursor } = await store.traces.listLogChunks(traceId, { limit: 1, cursor });
  const text = items.map(({ bytes }) => toLogLine(bytes)).join('');
  const next = nextCursor === null ? SPANS : ({ kind: 'logs', cursor: nextCursor } as const);
  return { text, next, needsComma: false };
}

const SPANS = { kind: 'spans', cursor: undefined } as const;

/** Those scopes that have a span left. */
function keepSpans(resource: ResourceSpans, spanIds: ReadonlySet<SpanId>): ResourceSpans {
  const scopeSpans = resource.scopeSpans
    .map((scope) => ({ ...scope, spans: scope.spans.filter(({ spanId }) => spanIds.has(spanId as SpanId)) }))
    .filter(({ spans }) => spans.length > 0);
  return { ...resource, scopeSpans };
}

function toSpanLine(chunk: Uint8Array, spanIds: ReadonlySet<SpanId>): string {
  return skipDamaged(() => {
    const kept = decodeTraceData(chunk).resourceSpans.map((resource) => keepSpans(resource, spanIds));
    const resourceSpans = kept.filter(({ scopeSpans }) => scopeSpans.length > 0);
    return resourceSpans.length === 0 ? '' : `${JSON.stringify(toTraceJson({ resourceSpans }))}\n`;
  });
}

function toLogLine(chunk: Uint8Array): string {
  return skipDamaged(() => `${JSON.stringify(toLogJson(decodeLogData(chunk)))}\n`);
}

/** Nothing of damaged bytes. */
function skipDamaged(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (error instanceof ProtocolError) return '';
    throw error;
  }
}
