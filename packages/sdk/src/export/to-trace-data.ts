import type { KeyValue } from '@gander/protocol/any-value';
import type { Span as OtlpSpan, TraceData } from '@gander/protocol/trace-data';
import type { Attributes } from '@opentelemetry/api';

import type { FinishedSpan } from '../processor/finished-span.ts';
import { toUnixNano } from '../tracer/moment.ts';
import type { ResourceShape, ScopeShape } from '../tracer/otel-shapes.ts';
import { type JsonTextHandling, toKeyValues } from './to-key-values.ts';

const IS_REMOTE_KNOWN = 0x100;
const IS_REMOTE = 0x200;

interface ScopeGroup {
  readonly scope: ScopeShape;
  readonly spans: OtlpSpan[];
}

/** An OTLP request of spans, grouped by resource and scope as OTLP wants it. */
export function toTraceData(spans: readonly FinishedSpan[], jsonText: JsonTextHandling): TraceData {
  const byResource = new Map<ResourceShape, Map<string, ScopeGroup>>();
  for (const span of spans) {
    const scopes = getOrSet(byResource, span.resource, () => new Map<string, ScopeGroup>());
    const scope = span.instrumentationScope;
    const group = getOrSet(scopes, `${scope.name}@${scope.version ?? ''}`, () => ({ scope, spans: [] }));
    group.spans.push(toOtlpSpan(span, jsonText));
  }
  return {
    resourceSpans: [...byResource].map(([resource, scopes]) => ({
      resource: { attributes: toPlainKeyValues(resource?.attributes), droppedAttributesCount: 0 },
      scopeSpans: [...scopes.values()].map(({ scope, spans }) => ({
        scope: { name: scope.name, version: scope.version ?? '', attributes: [], droppedAttributesCount: 0 },
        spans,
        schemaUrl: scope.schemaUrl ?? '',
      })),
      schemaUrl: '',
    })),
  };
}

function toOtlpSpan(span: FinishedSpan, jsonText: JsonTextHandling): OtlpSpan {
  const { traceId, spanId, traceState, traceFlags } = span.spanContext();
  const parent = span.parentSpanContext;
  return {
    traceId,
    spanId,
    traceState: traceState?.serialize() ?? '',
    parentSpanId: parent?.spanId ?? '',
    flags: (traceFlags & 0xff) | IS_REMOTE_KNOWN | (parent?.isRemote === true ? IS_REMOTE : 0),
    name: span.name,
    // OTLP counts from 1; 0 is unspecified.
    kind: span.kind + 1,
    startTimeUnixNano: toUnixNano(span.startTime),
    endTimeUnixNano: toUnixNano(span.endTime),
    attributes: toKeyValues(span.attributes, jsonText),
    droppedAttributesCount: span.droppedAttributesCount,
    events: span.events.map((event) => ({
      timeUnixNano: toUnixNano(event.time),
      name: event.name,
      attributes: toKeyValues(event.attributes, 'text'),
      droppedAttributesCount: event.droppedAttributesCount ?? 0,
    })),
    droppedEventsCount: span.droppedEventsCount,
    links: span.links.map((link) => ({
      traceId: link.context.traceId,
      spanId: link.context.spanId,
      traceState: link.context.traceState?.serialize() ?? '',
      attributes: toKeyValues(link.attributes, 'text'),
      droppedAttributesCount: link.droppedAttributesCount ?? 0,
      flags: (link.context.traceFlags & 0xff) | IS_REMOTE_KNOWN | (link.context.isRemote === true ? IS_REMOTE : 0),
    })),
    droppedLinksCount: span.droppedLinksCount,
    status: { code: span.status.code, message: span.status.message ?? '' },
  };
}

/** A resource may still be waiting for some of its attributes; those are left out. */
function toPlainKeyValues(attributes: Attributes | undefined): KeyValue[] {
  const known = Object.entries(attributes ?? {}).filter(
    ([, value]) => typeof (value as { then?: unknown } | undefined)?.then !== 'function',
  );
  return toKeyValues(Object.fromEntries(known), 'text');
}

function getOrSet<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = create();
  map.set(key, value);
  return value;
}
