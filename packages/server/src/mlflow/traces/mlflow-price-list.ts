import type { TokenPrices } from '@gander/core/pricing/token-prices';

/**
 * Where the price list of MLflow's server answers otherwise than ours, for calls whose cost its clients are told. Source:
 * `mlflow/utils/model_catalog/`.
 */
export const MLFLOW_PRICE_LIST = {
  /** Left the list when they were retired; other models stayed. */
  unlisted: /^claude-3-5-(haiku|sonnet)-\d{8}$/,
  /**
   * USD per million tokens. When nobody says who served a model, MLflow takes the first provider by name that lists it: for these
   * that is Azure, at the price of its regions.
   */
  withoutProvider: new Map<string, TokenPrices>([
    ['gpt-4o-mini', { input: 0.165, cacheRead: 0.075, output: 0.66 }],
    ['gpt-4o-mini-2024-07-18', { input: 0.165, cacheRead: 0.075, output: 0.66 }],
  ]),
  /** Who is asked for a model, one after the other, when neither the span nor the name of the model tells who served it. */
  guessedProviders: ['azure', 'openai'],
} as const;
