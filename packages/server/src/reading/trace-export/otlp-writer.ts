import type { SpanId } from '@gander/core/ids';
import { ProtocolError } from '@gander/protocol/protocol-error';
import type { ResourceSpans } from '@gander/protocol/trace-data';
import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { toTraceJson } from '@gander/protocol/trace-json';

import type { ExportWriter } from './export-writer.ts';

/**
 * One `ExportTraceServiceRequest` in OTLP JSON, which `POST /v1/traces` takes as it is. A line per `ResourceSpans`, so that it
 * can be read with tools that read lines. The spans are as they were sent; of those that were sent twice only the newest.
 */
export const OTLP_WRITER: ExportWriter = {
  head: '{"resourceSpans":[\n',
  tail: '\n]}\n',
  async writeNext({ store }, { traceId }, { chunkCursor, needsComma }) {
    const page = { limit: 1, cursor: chunkCursor };
    const { items, nextCursor } = await store.traces.listNewestChunks(traceId, page);
    const lines = items.flatMap(({ bytes, spanIds }) => (spanIds.size === 0 ? [] : toLines(bytes, spanIds)));
    const text = lines.join(',\n');
    return {
      text: needsComma && text !== '' ? `,\n${text}` : text,
      chunkCursor: nextCursor,
      needsComma: needsComma || text !== '',
    };
  },
};

/** Those scopes that have a span left. */
function keepSpans(resource: ResourceSpans, spanIds: ReadonlySet<SpanId>): ResourceSpans {
  const scopeSpans = resource.scopeSpans
    .map((scope) => ({ ...scope, spans: scope.spans.filter(({ spanId }) => spanIds.has(spanId as SpanId)) }))
    .filter(({ spans }) => spans.length > 0);
  return { ...resource, scopeSpans };
}

function toLine(resource: ResourceSpans): readonly string[] {
  const { resourceSpans } = toTraceJson({ resourceSpans: [resource] });
  return Array.isArray(resourceSpans) ? resourceSpans.map((one) => JSON.stringify(one)) : [];
}

/** None of damaged bytes. */
function toLines(chunk: Uint8Array, spanIds: ReadonlySet<SpanId>): readonly string[] {
  try {
    return decodeTraceData(chunk).resourceSpans.flatMap((resource) => {
      const kept = keepSpans(resource, spanIds);
      return kept.scopeSpans.length === 0 ? [] : toLine(kept);
    });
  } catch (error) {
    if (error instanceof ProtocolError) return [];
    throw error;
  }
}
