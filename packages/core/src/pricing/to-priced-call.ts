import type { SpanType } from '../span-type.ts';
import type { Usage } from '../usage.ts';
import type { PricedCall } from './pricing.ts';

/** Types whose usage is the sum over the calls below them. */
const AGGREGATES: ReadonlySet<SpanType> = new Set<SpanType>(['AGENT', 'CHAIN', 'WORKFLOW', 'TASK']);

/** The part of a span, however much of it is known, that its price depends on. */
export interface PricedFields {
  readonly type?: SpanType | undefined;
  readonly model?: { readonly request?: string; readonly response?: string } | undefined;
  readonly provider?: string | undefined;
  readonly usage?: Usage | undefined;
  /** As the emitter gave it. */
  readonly costUsd?: number | undefined;
  readonly emitterCost?: { readonly inputUsd?: number; readonly outputUsd?: number };
  readonly serviceTier?: string | undefined;
}

/** A span as {@link PricedCall}, the same at ingest and at reading so that both find the same price. */
export function toPricedCall(fields: PricedFields, startUnixNano: bigint): PricedCall {
  return {
    model: fields.model,
    provider: fields.provider,
    usage: fields.usage,
    startUnixNano,
    emitterUsd: fields.costUsd,
    emitterParts: fields.emitterCost,
    serviceTier: fields.serviceTier,
    isAggregate: fields.type !== undefined && AGGREGATES.has(fields.type),
  };
}
