import type { TraceId } from '@gander/core/ids';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { Cost } from '@gander/core/pricing/cost';
import type { SpanRecord } from '@gander/core/span-record';
import { listModelCalls } from '@gander/core/trace/list-model-calls';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { TraceStore } from '@gander/store/trace-store';

import { createBreather } from '../../threads/create-breather.ts';
import { readSpan } from '../read-span.ts';
import type { RouteResponse } from '../reading-methods.ts';
import type { TraceLogs } from '../trace-logs.ts';

type CostShare = RouteResponse<'getTraceCost'>['shares'][number];

export interface TraceCostRequest {
  readonly traceId: TraceId;
  readonly pricing: Pricing;
}

/** Longer traces are told by their beginning. */
const MAX_SPANS = 20_000;
/** Calls that are looked at one by one, the dearest first; the others are told without where their price is from. */
const MAX_LOOKED_AT = 300;

interface Costs {
  readonly traces: Pick<TraceStore, 'listSpans' | 'findSpanChunk'>;
  readonly traceLogs: TraceLogs;
}

/** What the calls of a trace cost, by model and price. */
export async function readCostShares(
  { traces, traceLogs }: Costs,
  { traceId, pricing }: TraceCostRequest,
): Promise<{ readonly shares: CostShare[]; readonly isComplete: boolean }> {
  const { items, nextCursor } = await traces.listSpans(traceId, { limit: MAX_SPANS, cursor: undefined });
  const counted = listModelCalls(items)
    .filter(({ costUsd }) => costUsd !== null)
    .toSorted((left, right) => (right.costUsd ?? 0) - (left.costUsd ?? 0));
  const logs = await traceLogs.open(traceId);
  const breathe = createBreather();
  const shares = new Map<string, CostShare>();
  for (const [index, record] of counted.entries()) {
    let cost: Cost | undefined;
    if (index < MAX_LOOKED_AT) {
      await breathe();
      const chunk = await traces.findSpanChunk(traceId, record.spanId);
      cost = chunk && readSpan(chunk.bytes, record.spanId, (span) => translateSpan(logs.join(span), pricing).cost);
    }
    addToShare(shares, record, cost);
  }
  return {
    shares: [...shares.values()].toSorted((left, right) => right.costUsd - left.costUsd),
    isComplete: nextCursor === null,
  };
}

function addToShare(shares: Map<string, CostShare>, record: SpanRecord, cost: Cost | undefined): void {
  const { model, provider, usage } = record;
  const source = cost?.source;
  const computed = source === 'emitter' ? undefined : cost?.computed;
  const key = JSON.stringify([model, provider, source, computed?.rule, computed?.priceRow]);
  const before = shares.get(key);
  shares.set(key, {
    model,
    provider,
    ...(source !== undefined && { source }),
    ...(computed !== undefined && { rule: computed.rule, priceRow: computed.priceRow }),
    ...(computed?.table !== undefined && { table: computed.table }),
    callCount: (before?.callCount ?? 0) + 1,
    costUsd: (before?.costUsd ?? 0) + (record.costUsd ?? 0),
    inputTokens: (before?.inputTokens ?? 0) + (usage.inputTokens ?? 0),
    outputTokens: (before?.outputTokens ?? 0) + (usage.outputTokens ?? 0),
    disputedCount: (before?.disputedCount ?? 0) + (cost?.isDisputed === true ? 1 : 0),
  });
}
