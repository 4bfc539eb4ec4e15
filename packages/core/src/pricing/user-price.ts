import type { TokenPrices } from './token-prices.ts';

/** A price that a person entered because they pay another than the listed one, or because nobody lists the model. */
export interface UserPrice {
  readonly priceId: string;
  /** See {@link isModelMatch}. */
  readonly modelPattern: string;
  /** Holds for calls that start at or after this time; `null` for always. */
  readonly validFromMs: number | null;
  readonly prices: TokenPrices;
}

/**
 * Whether a pattern fits a model, alone (`gpt-4o`) or with its provider (`openai/gpt-4o`). `*` stands for any characters;
 * case does not matter. Linear in the length of the name, whatever the pattern.
 */
export function isModelMatch(pattern: string, { model, provider }: PricedModel): boolean {
  const parts = pattern.toLowerCase().split('*');
  return matches(parts, model) || (provider !== undefined && matches(parts, `${provider}/${model}`));
}

export interface PricedModel {
  readonly model: string;
  readonly provider?: string | undefined;
}

function matches(parts: readonly string[], name: string): boolean {
  const text = name.toLowerCase();
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found === -1 || found + part.length > end) return false;
    from = found + part.length;
  }
  return from <= end;
}

/**
 * Of several that fit, the one that says more about the model counts (`gpt-4o*` before `openai/*`), then the one that
 * names the provider, then the one that came into force last.
 */
export function comparePrecedence(left: UserPrice, right: UserPrice): number {
  return (
    modelLength(right.modelPattern) - modelLength(left.modelPattern) ||
    right.modelPattern.length - left.modelPattern.length ||
    compareStarts(right.validFromMs, left.validFromMs) ||
    (right.priceId < left.priceId ? -1 : 1)
  );
}

/** Characters that a model's own name must have; a pattern without `*` says a little more than one with it. */
function modelLength(pattern: string): number {
  const model = pattern.slice(pattern.indexOf('/') + 1);
  return model.replaceAll('*', '').length + (model.includes('*') ? 0 : 0.5);
}

function compareStarts(left: number | null, right: number | null): number {
  return left === right ? 0 : (left ?? Number.NEGATIVE_INFINITY) - (right ?? Number.NEGATIVE_INFINITY);
}
