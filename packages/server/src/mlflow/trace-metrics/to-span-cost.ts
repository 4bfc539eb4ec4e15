import type { Pricing } from '@gander/core/pricing/pricing';
import { toPricedCall } from '@gander/core/pricing/to-priced-call';
import type { CostedSpan } from '@gander/store/trace-metrics-store';

import { toMlflowCost } from '../traces/to-mlflow-cost.ts';

/** What a call cost. The parts are absent when only its emitter knows the price. */
export interface SpanCost {
  readonly totalUsd: number;
  readonly inputUsd?: number;
  readonly outputUsd?: number;
}

/** Figures closer than this, in parts of the figure, are one figure. */
const ROUNDING = 1e-9;

/**
 * What a call cost as MLflow's clients are told it for the span itself. The index knows the total: where that is what the
 * emitter said, it stays, and the prices only say how it divides. `undefined` for a call that has no cost there.
 */
export function toSpanCost(span: CostedSpan, pricing: Pricing): SpanCost | undefined {
  const { type, usage, costUsd, startUnixNano } = span;
  const model = span.model ?? undefined;
  const provider = span.provider ?? undefined;
  const call = toPricedCall({ type, ...(model && { model: { response: model } }), provider, usage }, startUnixNano);
  const listed = pricing.findCost(call)?.computed;
  const isListed = listed !== undefined && Math.abs(listed.totalUsd - costUsd) <= ROUNDING * costUsd;
  // Who served the model is part of the index, whether somebody said it or its name told.
  const told = toMlflowCost(
    { type, model, provider, isProviderSaid: provider !== undefined, usage, startUnixNano },
    pricing,
  );
  if (isListed) return told;
  const parts = told ?? listed;
  if (parts === undefined || parts.totalUsd === 0) return { totalUsd: costUsd };
  const scale = costUsd / parts.totalUsd;
  return { totalUsd: costUsd, inputUsd: parts.inputUsd * scale, outputUsd: parts.outputUsd * scale };
}
