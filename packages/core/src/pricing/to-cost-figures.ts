import type { Usage } from '../usage.ts';
import type { TokenPrice, TokenPrices } from './token-prices.ts';

const PER_MILLION = 1_000_000;

export interface CostFigures {
  readonly inputUsd: number;
  readonly outputUsd: number;
  readonly totalUsd: number;
}

export interface CostOptions {
  /** The usage is a sum over several calls, so its input says nothing about the length of any one of them. */
  readonly isAggregate?: boolean;
}

/**
 * The price of a call. Cache, audio and reasoning are parts of `inputTokens` and `outputTokens`; counts that contradict
 * that are cut to what fits, so that nothing is billed twice. `undefined` when no token that was used has a price:
 * unknown is not free. Runs for every model call at ingest.
 *
 * @example toCostFigures({ inputTokens: 1000, cacheReadTokens: 200 }, { input: 3, cacheRead: 0.3 })?.totalUsd // 0.00246
 */
export function toCostFigures(usage: Usage, prices: TokenPrices, options: CostOptions = {}): CostFigures | undefined {
  const contextTokens = options.isAggregate === true ? 0 : (usage.inputTokens ?? 0);
  const hasInput = usage.inputTokens !== undefined && hasInputPrice(prices);
  const hasOutput = usage.outputTokens !== undefined && hasOutputPrice(prices);
  if (!hasInput && !hasOutput && prices.request === undefined) return undefined;
  const inputUsd = hasInput ? sumInput(usage, prices, contextTokens) / PER_MILLION : 0;
  const outputUsd = hasOutput ? sumOutput(usage, prices, contextTokens) / PER_MILLION : 0;
  return { inputUsd, outputUsd, totalUsd: inputUsd + outputUsd + (prices.request ?? 0) };
}

/** The same call at a tier that costs `factor` times as much. */
export function toScaledFigures({ inputUsd, outputUsd, totalUsd }: CostFigures, factor: number): CostFigures {
  return { inputUsd: inputUsd * factor, outputUsd: outputUsd * factor, totalUsd: totalUsd * factor };
}

function hasInputPrice({ input, cacheRead, cacheWrite, inputAudio }: TokenPrices): boolean {
  return input !== undefined || cacheRead !== undefined || cacheWrite !== undefined || inputAudio !== undefined;
}

function hasOutputPrice({ output, reasoning, outputAudio }: TokenPrices): boolean {
  return output !== undefined || reasoning !== undefined || outputAudio !== undefined;
}

/** In millionths of a dollar. A kind without a price of its own stays in the rest. */
function sumInput(usage: Usage, prices: TokenPrices, contextTokens: number): number {
  let rest = usage.inputTokens ?? 0;
  const read = prices.cacheRead === undefined ? 0 : Math.min(usage.cacheReadTokens ?? 0, rest);
  rest -= read;
  const written = Math.min(usage.cacheWriteTokens ?? usage.cacheWrite1hTokens ?? 0, rest);
  const hours = prices.cacheWrite1h === undefined ? 0 : Math.min(usage.cacheWrite1hTokens ?? 0, written);
  const minutes = prices.cacheWrite === undefined ? 0 : written - hours;
  rest -= hours + minutes;
  const audio = prices.inputAudio === undefined ? 0 : Math.min(usage.inputAudioTokens ?? 0, rest);
  rest -= audio;
  return (
    toProduct(read, prices.cacheRead, contextTokens) +
    toProduct(hours, prices.cacheWrite1h, contextTokens) +
    toProduct(minutes, prices.cacheWrite, contextTokens) +
    toProduct(audio, prices.inputAudio, contextTokens) +
    toProduct(rest, prices.input, contextTokens)
  );
}

function sumOutput(usage: Usage, prices: TokenPrices, contextTokens: number): number {
  let rest = usage.outputTokens ?? 0;
  const thoughts = prices.reasoning === undefined ? 0 : Math.min(usage.reasoningTokens ?? 0, rest);
  rest -= thoughts;
  const audio = prices.outputAudio === undefined ? 0 : Math.min(usage.outputAudioTokens ?? 0, rest);
  rest -= audio;
  return (
    toProduct(thoughts, prices.reasoning, contextTokens) +
    toProduct(audio, prices.outputAudio, contextTokens) +
    toProduct(rest, prices.output, contextTokens)
  );
}

function toProduct(count: number, price: TokenPrice | undefined, contextTokens: number): number {
  if (count === 0 || price === undefined) return 0;
  if (typeof price === 'number') return count * price;
  let chosenUsd = price.base;
  for (const tier of price.tiers) {
    if (contextTokens > tier.start) chosenUsd = tier.priceUsd;
  }
  return count * chosenUsd;
}
