import { writeId, writeKeyValues, writeResource, writeScope } from './encode/write-any-value.ts';
import type { Span, SpanEvent, SpanLink, SpanStatus, TraceData } from './trace-data.ts';
import { ByteWriter } from './wire/byte-writer.ts';
import * as tags from './wire/field-tags.ts';

/** Encodes an `ExportTraceServiceRequest`. Throws an Error for an id that is not hex. */
export function encodeTraceData(data: TraceData): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const resourceSpans of data.resourceSpans) {
    writer.message(tags.REPEATED_FIRST_FIELD, () => {
      writeResource(writer, resourceSpans.resource);
      for (const scopeSpans of resourceSpans.scopeSpans) {
        writer.message(tags.GROUP_ITEM, () => {
          writeScope(writer, scopeSpans.scope);
          for (const span of scopeSpans.spans) writer.message(tags.GROUP_ITEM, () => writeSpan(writer, span));
          writer.stringField(tags.GROUP_SCHEMA_URL, scopeSpans.schemaUrl);
        });
      }
      writer.stringField(tags.GROUP_SCHEMA_URL, resourceSpans.schemaUrl);
    });
  }
  return writer.finish();
}

function writeSpan(writer: ByteWriter, span: Span): void {
  writeId(writer, tags.SPAN_TRACE_ID, span.traceId);
  writeId(writer, tags.SPAN_SPAN_ID, span.spanId);
  writer.stringField(tags.SPAN_TRACE_STATE, span.traceState);
  writeId(writer, tags.SPAN_PARENT_SPAN_ID, span.parentSpanId);
  writer.stringField(tags.SPAN_NAME, span.name);
  writer.enumField(tags.SPAN_KIND, span.kind);
  writer.fixed64Field(tags.SPAN_START, span.startTimeUnixNano);
  writer.fixed64Field(tags.SPAN_END, span.endTimeUnixNano);
  writeKeyValues(writer, tags.SPAN_ATTRIBUTES, span.attributes);
  writer.uint32Field(tags.SPAN_DROPPED_ATTRIBUTES, span.droppedAttributesCount);
  for (const event of span.events) writer.message(tags.SPAN_EVENTS, () => writeEvent(writer, event));
  writer.uint32Field(tags.SPAN_DROPPED_EVENTS, span.droppedEventsCount);
  for (const link of span.links) writer.message(tags.SPAN_LINKS, () => writeLink(writer, link));
  writer.uint32Field(tags.SPAN_DROPPED_LINKS, span.droppedLinksCount);
  writeSpanStatus(writer, span.status);
  writer.fixed32Field(tags.SPAN_FLAGS, span.flags);
}

function writeEvent(writer: ByteWriter, event: SpanEvent): void {
  writer.fixed64Field(tags.EVENT_TIME, event.timeUnixNano);
  writer.stringField(tags.EVENT_NAME, event.name);
  writeKeyValues(writer, tags.EVENT_ATTRIBUTES, event.attributes);
  writer.uint32Field(tags.EVENT_DROPPED_ATTRIBUTES, event.droppedAttributesCount);
}

function writeLink(writer: ByteWriter, link: SpanLink): void {
  writeId(writer, tags.LINK_TRACE_ID, link.traceId);
  writeId(writer, tags.LINK_SPAN_ID, link.spanId);
  writer.stringField(tags.LINK_TRACE_STATE, link.traceState);
  writeKeyValues(writer, tags.LINK_ATTRIBUTES, link.attributes);
  writer.uint32Field(tags.LINK_DROPPED_ATTRIBUTES, link.droppedAttributesCount);
  writer.fixed32Field(tags.LINK_FLAGS, link.flags);
}

function writeSpanStatus(writer: ByteWriter, status: SpanStatus | undefined): void {
  if (status === undefined) return;
  writer.message(tags.SPAN_STATUS, () => {
    writer.stringField(tags.STATUS_MESSAGE, status.message);
    writer.enumField(tags.STATUS_CODE, status.code);
  });
}
