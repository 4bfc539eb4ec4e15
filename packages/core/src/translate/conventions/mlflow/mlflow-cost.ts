import type { AttributeView } from '@gander/protocol/span-view';

import { findField, isJsonObject } from '../../../json/json-fields.ts';
import { toTokenCount } from '../../../usage/token-counts.ts';
import { readCostUsd } from '../../attribute-values.ts';
import { readJson } from '../../attribute-contents.ts';

const COST_KEY = 'mlflow.llm.cost';
/** LiteLLM's callback for MLflow. */
const RESPONSE_COST_KEY = 'response_cost';

export const MLFLOW_COST_KEYS: readonly string[] = [COST_KEY, RESPONSE_COST_KEY];

/** `{input_cost, output_cost, total_cost}` in USD. */
export function readMlflowCost(attributes: AttributeView): number | undefined {
  const cost = attributes.has(COST_KEY) ? readJson(attributes, COST_KEY) : undefined;
  if (!isJsonObject(cost)) return readCostUsd(attributes, [RESPONSE_COST_KEY]);
  const total = toTokenCount(findField(cost, 'total_cost', 'total'));
  if (total !== undefined) return total;
  const input = toTokenCount(findField(cost, 'input_cost'));
  const output = toTokenCount(findField(cost, 'output_cost'));
  return input === undefined && output === undefined ? undefined : (input ?? 0) + (output ?? 0);
}
