import type { SpanView } from '@gander/protocol/span-view';

import type { SpanId } from '../ids.ts';
import type { Pricing } from '../pricing/pricing.ts';
import { toPricedCall } from '../pricing/to-priced-call.ts';
import type { SpanRecord, SpanStatus } from '../span-record.ts';
import type { Usage } from '../usage.ts';
import { readExplicitSession, readExplicitUser } from './identity.ts';
import { findTranslators, type FindTranslators } from './find-translators.ts';
import { type IndexDraft, mergeIndexFields } from './merge-fields.ts';
import { readText } from './attribute-values.ts';
import { readServiceTier } from './service-tier.ts';
import type { SpanError } from './normalized-span.ts';
import { readResponseId } from './response-id.ts';
import { readToolName } from './tool-name.ts';
import { readSpanError } from './span-error.ts';
import { inferMissingProvider } from './infer-missing-provider.ts';

const NO_USAGE: Usage = {};
const STATUS_OF_CODE: readonly SpanStatus[] = ['UNSET', 'OK', 'ERROR'];

/**
 * The index row of a span. Runs for every span at ingest: looks at the attributes of `INDEX_KEYS` only, parses no
 * message and enumerates nothing. Agrees with `translateSpan` on every field that both have. Without `pricing` a span costs
 * what its emitter says.
 */
export function toSpanRecord(span: SpanView, pricing?: Pricing, find: FindTranslators = findTranslators): SpanRecord {
  const fields = readIndexFields(span, find);
  const provider = fields.provider ?? inferMissingProvider(fields.model);
  // Each look makes a number or a text for the collector.
  const { parentSpanId, startUnixNano, endUnixNano } = span;
  return {
    spanId: span.spanId as SpanId,
    parentSpanId: parentSpanId === '' ? null : (parentSpanId as SpanId),
    name: span.name,
    kind: span.kind,
    type: fields.type ?? 'UNKNOWN',
    status: toStatus(span, fields.error),
    startUnixNano,
    endUnixNano: endUnixNano === 0n ? null : endUnixNano,
    serviceName: readText(span.resource, 'service.name') ?? null,
    model: fields.model?.response ?? fields.model?.request ?? null,
    provider: provider ?? null,
    toolName: fields.type === 'TOOL' ? readToolName(span) : null,
    usage: fields.usage ?? NO_USAGE,
    costUsd: toCostUsd({ fields, provider, span, startUnixNano, pricing }) ?? null,
    responseId: fields.usage === undefined ? null : (readResponseId(span) ?? null),
    sessionId: fields.sessionId ?? null,
    userId: fields.userId ?? null,
  };
}

/** A pause to ask a person is no failure, whatever the status says; a failure is one also where only the framework says so. */
function toStatus(span: SpanView, frameworkError: SpanError | undefined): SpanStatus {
  const status = STATUS_OF_CODE[span.statusCode] ?? 'UNSET';
  if (status === 'ERROR') return readSpanError(span)?.level === 'warning' ? 'UNSET' : status;
  return frameworkError !== undefined && frameworkError.level === undefined ? 'ERROR' : status;
}

interface CostQuestion {
  readonly fields: IndexDraft;
  readonly provider: string | undefined;
  readonly span: SpanView;
  readonly startUnixNano: bigint;
  readonly pricing: Pricing | undefined;
}

function toCostUsd({ fields, provider, span, startUnixNano, pricing }: CostQuestion): number | undefined {
  const { type, model, usage, costUsd } = fields;
  if (pricing === undefined || usage === undefined) return costUsd;
  const serviceTier = readServiceTier(span.attributes);
  return pricing.findCostUsd(toPricedCall({ type, model, provider, usage, costUsd, serviceTier }, startUnixNano));
}

function readIndexFields(span: SpanView, find: FindTranslators): IndexDraft {
  const fields: IndexDraft = {
    type: undefined,
    framework: undefined,
    model: undefined,
    provider: undefined,
    usage: undefined,
    costUsd: undefined,
    sessionId: readExplicitSession(span.attributes),
    userId: readExplicitUser(span.attributes),
    error: undefined,
  };
  for (const translator of find(span)) mergeIndexFields(fields, translator.index(span));
  return fields;
}
