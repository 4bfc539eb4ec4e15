import type { AttributeView } from '@gander/protocol/span-view';

import { isJsonObject } from '../../../json/json-fields.ts';
import { pickDefined } from '../../../json/pick-defined.ts';
import { toTokenCount } from '../../../usage/token-counts.ts';
import { readJson } from '../../attribute-contents.ts';
import type { NormalizedSpan } from '../../normalized-span.ts';

export const LANGFUSE_COST_KEY = 'langfuse.observation.cost_details';

/** What the application says a generation cost in USD: the total, or the sum of the parts where there is none. */
export function readLangfuseCost(attributes: AttributeView): number | undefined {
  if (!attributes.has(LANGFUSE_COST_KEY)) return undefined;
  const details = readJson(attributes, LANGFUSE_COST_KEY);
  if (!isJsonObject(details)) return undefined;
  // A cost is like a count in what it may be: finite and not negative.
  const total = toTokenCount(details['total']);
  if (total !== undefined) return total;
  const parts = Object.values(details)
    .map((value) => toTokenCount(value))
    .filter((part) => part !== undefined);
  return parts.length > 0 ? parts.reduce((sum, part) => sum + part, 0) : undefined;
}

/** The same in parts. For reading, not for ingest. */
export function readLangfuseCostParts(attributes: AttributeView): NormalizedSpan['emitterCost'] {
  const details = attributes.has(LANGFUSE_COST_KEY) ? readJson(attributes, LANGFUSE_COST_KEY) : undefined;
  if (!isJsonObject(details)) return undefined;
  const parts = pickDefined({ inputUsd: toTokenCount(details['input']), outputUsd: toTokenCount(details['output']) });
  return Object.keys(parts).length > 0 ? parts : undefined;
}
