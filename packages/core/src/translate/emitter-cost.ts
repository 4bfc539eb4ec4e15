import type { SpanView } from '@gander/protocol/span-view';

import { pickDefined } from '../json/pick-defined.ts';
import type { NormalizedSpan } from './normalized-span.ts';
import { readCostUsd } from './attribute-values.ts';

const INPUT_KEYS = ['gen_ai.usage.input_cost', 'gen_ai.cost.input_cost', 'llm.cost.prompt'] as const;
const OUTPUT_KEYS = ['gen_ai.usage.output_cost', 'gen_ai.cost.output_cost', 'llm.cost.completion'] as const;

/** The parts of what the emitter says a call cost, under the names that mean nothing else. For reading, not for ingest. */
export function readEmitterCost({ attributes }: SpanView): NormalizedSpan['emitterCost'] {
  const parts = pickDefined({
    inputUsd: readCostUsd(attributes, INPUT_KEYS),
    outputUsd: readCostUsd(attributes, OUTPUT_KEYS),
  });
  return Object.keys(parts).length > 0 ? parts : undefined;
}
