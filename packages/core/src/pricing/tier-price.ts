import type { PricedCall } from './pricing.ts';

/** What a call costs at a tier, as a multiple of the listed price. */
export interface TierPrice {
  readonly name: string;
  readonly factor: number;
}

/**
 * Tiers that a provider prices as one multiple of everything it lists: input, output and cache alike. Tiers whose price depends on the
 * model (OpenAI's `priority`) are not here; such a call is shown at the listed price.
 * Sources, as of 2026: https://platform.openai.com/docs/pricing (Batch, Flex) ·
 * https://docs.claude.com/en/docs/build-with-claude/batch-processing · https://ai.google.dev/gemini-api/docs/batch-api ·
 * https://cloud.google.com/vertex-ai/generative-ai/pricing · https://aws.amazon.com/bedrock/pricing ·
 * https://docs.mistral.ai/capabilities/batch · https://console.groq.com/docs/batch
 */
const FACTORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  openai: { batch: 0.5, flex: 0.5 },
  'azure.ai.openai': { batch: 0.5 },
  anthropic: { batch: 0.5 },
  'gcp.gemini': { batch: 0.5 },
  'gcp.vertex_ai': { batch: 0.5 },
  'aws.bedrock': { batch: 0.5 },
  mistral_ai: { batch: 0.5 },
  groq: { batch: 0.5 },
};

/** `undefined` for a call at the listed price, and for a tier nobody knows the price of. */
export function findTierPrice({
  provider,
  serviceTier,
}: Pick<PricedCall, 'provider' | 'serviceTier'>): TierPrice | undefined {
  if (serviceTier === undefined || provider === undefined || !Object.hasOwn(FACTORS, provider)) return undefined;
  const factors = FACTORS[provider] ?? {};
  const factor = Object.hasOwn(factors, serviceTier) ? factors[serviceTier] : undefined;
  return factor === undefined ? undefined : { name: serviceTier, factor };
}
