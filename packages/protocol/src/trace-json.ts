import { AnyValueJson, toKeyValuesJson } from './json/any-value-json.ts';
import {
  findField,
  type JsonFields,
  readEnum,
  readFields,
  readIdText,
  readList,
  readText,
  readUint32,
  readUint64,
} from './json/json-fields.ts';
import { parseJsonText } from './json/json-text.ts';
import type { JsonObject } from './json/json-value.ts';
import { pickSetFields } from './json/pick-set-fields.ts';
import { ItemBudget } from './json/item-budget.ts';
import { readResourceJson, readScopeJson, toResourceJson, toScopeJson } from './json/resource-json.ts';
import { DEFAULT_LIMITS, type ProtocolLimits } from './limits.ts';
import type { Span, SpanEvent, SpanLink, SpanStatus, TraceData } from './trace-data.ts';

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

const SPAN_KINDS = {
  SPAN_KIND_UNSPECIFIED: 0,
  SPAN_KIND_INTERNAL: 1,
  SPAN_KIND_SERVER: 2,
  SPAN_KIND_CLIENT: 3,
  SPAN_KIND_PRODUCER: 4,
  SPAN_KIND_CONSUMER: 5,
} as const;

const STATUS_CODES = { STATUS_CODE_UNSET: 0, STATUS_CODE_OK: 1, STATUS_CODE_ERROR: 2 } as const;

export interface ParsedTraceJson {
  readonly data: TraceData;
  /** A sentence for each span that was left out because it is not a span. */
  readonly rejected: readonly string[];
}

/**
 * Reads the OTLP/JSON body of an `ExportTraceServiceRequest`. A span with a wrong field is left out and reported; all
 * else that is wrong throws {@link ProtocolError}.
 */
export function parseTraceJson(body: Uint8Array, options: { readonly limits?: ProtocolLimits } = {}): ParsedTraceJson {
  const { limits = DEFAULT_LIMITS } = options;
  const root = readFields(parseJsonText(body, limits), 'The body');
  const values = new AnyValueJson(limits);
  const budget = new ItemBudget(limits, 'spans');
  const resourceSpans = readList(root, 'resourceSpans').map((resourceItem) => {
    const resourceFields = readFields(resourceItem, 'resourceSpans');
    const scopeSpans = readList(resourceFields, 'scopeSpans').map((scopeItem) => {
      const scopeFields = readFields(scopeItem, 'scopeSpans');
      return {
        scope: readScopeJson(scopeFields, values),
        spans: budget.readItems(readList(scopeFields, 'spans'), (item) => readSpan(readFields(item, 'spans'), values)),
        schemaUrl: readText(scopeFields, 'schemaUrl'),
      };
    });
    return {
      resource: readResourceJson(resourceFields, values),
      scopeSpans,
      schemaUrl: readText(resourceFields, 'schemaUrl'),
    };
  });
  return { data: { resourceSpans }, rejected: budget.rejected };
}

function readSpan(fields: JsonFields, values: AnyValueJson): Span {
  return {
    traceId: readIdText(fields, 'traceId', TRACE_ID_BYTES),
    spanId: readIdText(fields, 'spanId', SPAN_ID_BYTES),
    traceState: readText(fields, 'traceState'),
    parentSpanId: readIdText(fields, 'parentSpanId', SPAN_ID_BYTES),
    flags: readUint32(fields, 'flags'),
    name: readText(fields, 'name'),
    kind: readEnum(fields, 'kind', SPAN_KINDS),
    startTimeUnixNano: readUint64(fields, 'startTimeUnixNano'),
    endTimeUnixNano: readUint64(fields, 'endTimeUnixNano'),
    attributes: values.attributes(fields),
    droppedAttributesCount: readUint32(fields, 'droppedAttributesCount'),
    events: readList(fields, 'events').map((event) => readEvent(readFields(event, 'events'), values)),
    droppedEventsCount: readUint32(fields, 'droppedEventsCount'),
    links: readList(fields, 'links').map((link) => readLink(readFields(link, 'links'), values)),
    droppedLinksCount: readUint32(fields, 'droppedLinksCount'),
    status: readStatus(fields),
  };
}

function readEvent(fields: JsonFields, values: AnyValueJson): SpanEvent {
  return {
    timeUnixNano: readUint64(fields, 'timeUnixNano'),
    name: readText(fields, 'name'),
    attributes: values.attributes(fields),
    droppedAttributesCount: readUint32(fields, 'droppedAttributesCount'),
  };
}

function readLink(fields: JsonFields, values: AnyValueJson): SpanLink {
  return {
    traceId: readIdText(fields, 'traceId', TRACE_ID_BYTES),
    spanId: readIdText(fields, 'spanId', SPAN_ID_BYTES),
    traceState: readText(fields, 'traceState'),
    attributes: values.attributes(fields),
    droppedAttributesCount: readUint32(fields, 'droppedAttributesCount'),
    flags: readUint32(fields, 'flags'),
  };
}

function readStatus(span: JsonFields): SpanStatus | undefined {
  const value = findField(span, 'status');
  if (value === undefined) return undefined;
  const fields = readFields(value, 'status');
  return { message: readText(fields, 'message'), code: readEnum(fields, 'code', STATUS_CODES) };
}

/** Canonical OTLP/JSON: hex ids, enums as numbers, 64-bit integers as text, default values left out. */
export function toTraceJson(data: TraceData): JsonObject {
  return {
    resourceSpans: data.resourceSpans.map(({ resource, scopeSpans, schemaUrl }) => ({
      ...toResourceJson(resource),
      scopeSpans: scopeSpans.map(({ scope, spans, schemaUrl }) => ({
        ...toScopeJson(scope),
        spans: spans.map(toSpanJson),
        ...pickSetFields({ schemaUrl }),
      })),
      ...pickSetFields({ schemaUrl }),
    })),
  };
}

function toSpanJson(span: Span): JsonObject {
  return {
    ...pickSetFields({
      traceId: span.traceId,
      spanId: span.spanId,
      traceState: span.traceState,
      parentSpanId: span.parentSpanId,
      flags: span.flags,
      name: span.name,
      kind: span.kind,
      startTimeUnixNano: String(span.startTimeUnixNano),
      endTimeUnixNano: String(span.endTimeUnixNano),
      attributes: toKeyValuesJson(span.attributes),
      droppedAttributesCount: span.droppedAttributesCount,
      events: span.events.map(toEventJson),
      droppedEventsCount: span.droppedEventsCount,
      links: span.links.map(toLinkJson),
      droppedLinksCount: span.droppedLinksCount,
    }),
    ...(span.status === undefined ? {} : { status: pickSetFields({ ...span.status }) }),
  };
}

function toEventJson({ timeUnixNano, attributes, name, droppedAttributesCount }: SpanEvent): JsonObject {
  return pickSetFields({
    timeUnixNano: String(timeUnixNano),
    name,
    attributes: toKeyValuesJson(attributes),
    droppedAttributesCount,
  });
}

function toLinkJson({ attributes, ...link }: SpanLink): JsonObject {
  return pickSetFields({ ...link, attributes: toKeyValuesJson(attributes) });
}
