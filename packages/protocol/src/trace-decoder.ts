import type { KeyValue } from './any-value.ts';
import { createKeyTable } from './key-table.ts';
import { readTraceFrames } from './lazy/trace-frames.ts';
import { toResource, toScope } from './lazy/resource-view.ts';
import type { SpanCursor } from './lazy/span-cursor.ts';
import type { ProtocolLimits } from './limits.ts';
import type { ResourceSpans, ScopeSpans, Span, TraceData } from './trace-data.ts';
import { decodeUtf8 } from './wire/utf8.ts';

/** Decodes all of an `ExportTraceServiceRequest`. Throws {@link ProtocolError}, also when a single span is broken. */
export function decodeTraceData(bytes: Uint8Array, limits?: ProtocolLimits): TraceData {
  const resourceSpans: (ResourceSpans & { scopeSpans: ScopeSpans[] })[] = [];
  let scopeSpans: ScopeSpans[] = [];
  let spans: Span[] = [];
  readTraceFrames(bytes, {
    limits,
    keys: createKeyTable([]),
    visitor: {
      resource(resource, frame) {
        scopeSpans = [];
        resourceSpans.push({
          resource: frame.owner.length === 0 ? undefined : toResource(resource),
          scopeSpans,
          schemaUrl: decodeUtf8(bytes, frame.schemaUrlStart, frame.schemaUrlEnd),
        });
      },
      scope(scope, frame) {
        spans = [];
        scopeSpans.push({
          scope: frame.owner.length === 0 ? undefined : toScope(scope),
          spans,
          schemaUrl: decodeUtf8(bytes, frame.schemaUrlStart, frame.schemaUrlEnd),
        });
      },
      span: (span) => spans.push(toSpan(span)),
      brokenSpan(error) {
        throw error;
      },
    },
  });
  return { resourceSpans };
}

function toSpan(span: SpanCursor): Span {
  const attributes: KeyValue[] = span.attributes.toKeyValues();
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    traceState: span.traceState,
    parentSpanId: span.parentSpanId,
    flags: span.flags,
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: span.startUnixNano,
    endTimeUnixNano: span.endUnixNano,
    attributes,
    droppedAttributesCount: span.droppedAttributesCount,
    events: span.events(),
    droppedEventsCount: span.droppedEventsCount,
    links: span.links(),
    droppedLinksCount: span.droppedLinksCount,
    status: span.hasStatus ? { message: span.statusMessage, code: span.statusCode } : undefined,
  };
}
