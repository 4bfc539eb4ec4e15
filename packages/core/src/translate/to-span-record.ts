import type { SpanView } from '@gander/protocol/span-view';

import type { SpanId } from '../ids.ts';
import type { SpanRecord, SpanStatus } from '../span-record.ts';
import type { Usage } from '../usage.ts';
import { readExplicitIdentity } from './identity.ts';
import { mergeFields, type SpanDraft } from './merge-fields.ts';
import { readText } from './attribute-values.ts';
import type { SpanIndexFields } from './translator.ts';
import { TRANSLATORS } from './translators.ts';
import { inferMissingProvider } from './infer-missing-provider.ts';

const NO_USAGE: Usage = {};
const STATUS_OF_CODE: readonly SpanStatus[] = ['UNSET', 'OK', 'ERROR'];

/**
 * The index row of a span. Runs for every span at ingest: looks at the attributes of `INDEX_KEYS` only, parses no
 * message and enumerates nothing. Agrees with `translateSpan` on every field that both have.
 */
export function toSpanRecord(span: SpanView): SpanRecord {
  const fields = readIndexFields(span);
  return {
    spanId: span.spanId as SpanId,
    parentSpanId: span.parentSpanId === '' ? null : (span.parentSpanId as SpanId),
    name: span.name,
    kind: span.kind,
    type: fields.type ?? 'UNKNOWN',
    status: STATUS_OF_CODE[span.statusCode] ?? 'UNSET',
    startUnixNano: span.startUnixNano,
    endUnixNano: span.endUnixNano === 0n ? null : span.endUnixNano,
    serviceName: readText(span.resource, 'service.name') ?? null,
    model: fields.model?.response ?? fields.model?.request ?? null,
    provider: fields.provider ?? inferMissingProvider(fields.model) ?? null,
    usage: fields.usage ?? NO_USAGE,
    costUsd: fields.costUsd ?? null,
    sessionId: fields.sessionId ?? null,
    userId: fields.userId ?? null,
  };
}

function readIndexFields(span: SpanView): Partial<SpanIndexFields> {
  const fields: SpanDraft = readExplicitIdentity(span);
  for (const translator of TRANSLATORS) {
    if (translator.detect(span)) mergeFields(fields, translator.index(span));
  }
  return fields;
}
