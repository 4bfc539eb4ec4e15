import { toPlainValue } from '@gander/protocol/plain-value';
import type { AttributeView } from '@gander/protocol/span-view';

import { parseAnyValue } from './parse-any-value.ts';
import type { CostParts } from './to-trace-info-message.ts';

const COST_KEY = 'mlflow.llm.cost';

/** What an emitter said in MLflow's words that a call cost, with its parts; `undefined` when it said nothing of the kind. */
export function readSaidCost(attributes: AttributeView): CostParts | undefined {
  const sent = attributes.get(COST_KEY);
  if (sent === undefined || sent === null) return undefined;
  const parsed = typeof sent === 'string' ? parseAnyValue(sent) : undefined;
  const value = parsed === undefined ? sent : toPlainValue(parsed);
  if (typeof value !== 'object' || value === null) return undefined;
  const read = (key: string) => {
    const number: unknown = (value as Readonly<Record<string, unknown>>)[key];
    return typeof number === 'number' ? number : undefined;
  };
  const inputUsd = read('input_cost');
  const outputUsd = read('output_cost');
  if (inputUsd === undefined && outputUsd === undefined) return undefined;
  const parts = { inputUsd: inputUsd ?? 0, outputUsd: outputUsd ?? 0 };
  return { ...parts, totalUsd: read('total_cost') ?? parts.inputUsd + parts.outputUsd };
}
