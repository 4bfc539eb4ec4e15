import type { AttributeView } from '@gander/protocol/span-view';

import { readFirstText } from './attribute-values.ts';

/**
 * Where emitters note at what tier a call was served, which decides its price. What the answer says counts before what was
 * asked for: `auto` is no tier.
 */
export const SERVICE_TIER_KEYS = [
  'gen_ai.response.service_tier',
  'openai.response.service_tier',
  'gen_ai.openai.response.service_tier',
  'gen_ai.request.service_tier',
  'openai.request.service_tier',
  'gen_ai.openai.request.service_tier',
] as const;

/** `undefined` for the tier that everybody gets, and where nothing is said. */
export function readServiceTier(attributes: AttributeView): string | undefined {
  if (!attributes.hasAny(SERVICE_TIER_KEYS)) return undefined;
  const tier = readFirstText(attributes, SERVICE_TIER_KEYS)?.toLowerCase();
  return tier === undefined || STANDARD.has(tier) ? undefined : tier;
}

const STANDARD: ReadonlySet<string> = new Set(['auto', 'default', 'standard', 'on_demand']);
