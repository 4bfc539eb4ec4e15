import type { spanDetail } from '@gander/api/gander/span-schemas';
import { toJsonValue } from '@gander/core/json/to-json-value';
import type { JsonValue } from '@gander/core/json-value';
import type { LogJoin } from '@gander/core/logs/join-logs';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { SpanRecord } from '@gander/core/span-record';
import type { NormalizedSpan } from '@gander/core/translate/normalized-span';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { KeyValue } from '@gander/protocol/any-value';
import { toPlainMap } from '@gander/protocol/plain-value';
import type { SpanView } from '@gander/protocol/span-view';
import type { z } from 'zod';

import { toSpanRowBody } from './to-span-row-body.ts';

export type SpanDetailJson = z.input<typeof spanDetail>;

export interface DetailSources {
  readonly pricing?: Pricing;
  /** What was logged about the spans of its trace: translated with the span, shown apart from it. */
  readonly logs?: LogJoin;
}

/** Everything the span panel shows, from the stored row and the span as it was sent. */
export function toSpanDetail(
  record: SpanRecord,
  span: SpanView,
  { pricing, logs }: DetailSources = {},
): SpanDetailJson {
  return {
    span: toSpanRowBody(record),
    normalized: toNormalized(record, translateSpan(logs?.join(span) ?? span, pricing)),
    statusMessage: span.statusMessage,
    attributes: toJsonMap(span.attributes.toKeyValues()),
    resource: toJsonMap(span.resource.toKeyValues()),
    scope: { name: span.scopeName, version: span.scopeVersion, attributes: toJsonMap(span.scope.toKeyValues()) },
    events: span.events().map((event) => ({
      timeUnixNano: event.timeUnixNano.toString(),
      name: event.name,
      attributes: toJsonMap(event.attributes),
    })),
    links: span.links().map((link) => ({
      traceId: link.traceId,
      spanId: link.spanId,
      attributes: toJsonMap(link.attributes),
    })),
  };
}

/** The row knows the spans below this one, which the span does not: a loop that called tools is an agent. */
function toNormalized(record: SpanRecord, span: NormalizedSpan): SpanDetailJson['normalized'] {
  const type = span.type === 'CHAIN' && record.type === 'AGENT' ? record.type : span.type;
  return { ...span, type } as SpanDetailJson['normalized'];
}

type JsonMap = SpanDetailJson['attributes'];

/** Attributes as the API shows them. */
export function toJsonMap(attributes: readonly KeyValue[]): JsonMap {
  return toJsonValue(toPlainMap(attributes)) satisfies JsonValue as JsonMap;
}
