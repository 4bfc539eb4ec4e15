import type { Pricing } from '@gander/core/pricing/pricing';
import { toCostFigures } from '@gander/core/pricing/to-cost-figures';
import { toPricedCall } from '@gander/core/pricing/to-priced-call';
import type { SpanType } from '@gander/core/span-type';
import type { Usage } from '@gander/core/usage';

import { MLFLOW_PRICE_LIST } from './mlflow-price-list.ts';
import type { CostParts } from './to-trace-info-message.ts';

export interface MlflowCall {
  readonly type: SpanType;
  readonly model: string | undefined;
  readonly provider: string | undefined;
  /** Somebody said who served the model; otherwise `provider` is a guess by the model's name. */
  readonly isProviderSaid: boolean;
  readonly usage: Usage | undefined;
  readonly startUnixNano: bigint;
}

/** What MLflow calls names of its own gateway's endpoints: they are no models. */
const ENDPOINT = /^(gateway|endpoints):\//;

/**
 * The price of a call as MLflow's server works it out and its clients show it: by a user's price or the price list, whatever
 * the emitter says. `undefined` without a model, tokens or a price.
 */
export function toMlflowCost(call: MlflowCall, pricing: Pricing): CostParts | undefined {
  const { type, model, provider, usage } = call;
  if (model === undefined || model === '' || ENDPOINT.test(model)) return undefined;
  if (usage === undefined || ((usage.inputTokens ?? 0) === 0 && (usage.outputTokens ?? 0) === 0)) return undefined;
  const { unlisted, withoutProvider, guessedProviders } = MLFLOW_PRICE_LIST;
  const findCost = (asked: string | undefined) => {
    const fields = { type, model: { request: model }, provider: asked, usage };
    return pricing.findCost(toPricedCall(fields, call.startUnixNano))?.computed;
  };
  const computed = findCost(provider);
  if (computed?.source === 'user') return computed;
  if (unlisted.test(model)) return undefined;
  if (call.isProviderSaid) return computed;
  const prices = withoutProvider.get(model);
  if (prices !== undefined) return toCostFigures(usage, prices);
  if (computed !== undefined) return computed;
  const guesses = guessedProviders.map(findCost);
  return guesses.find((guess) => guess !== undefined);
}
