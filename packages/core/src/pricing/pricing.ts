import type { Usage } from '../usage.ts';
import type { ComputedCost, Cost } from './cost.ts';
import { findTablePrice, type TableMatch } from './find-table-price.ts';
import { createPriceMemory, type ModelPrices } from './price-memory.ts';
import type { DatedPrices, PriceTable } from './price-table.ts';
import { findTierPrice, type TierPrice } from './tier-price.ts';
import { type CostFigures, toCostFigures, toScaledFigures } from './to-cost-figures.ts';
import { comparePrecedence, isModelMatch, type UserPrice } from './user-price.ts';

/** A model call as far as its price depends on it. */
export interface PricedCall {
  readonly model: { readonly request?: string; readonly response?: string } | undefined;
  /** Canonical. */
  readonly provider: string | undefined;
  readonly usage: Usage | undefined;
  readonly startUnixNano: bigint;
  /** What the emitter said it cost. */
  readonly emitterUsd: number | undefined;
  /** The same in parts; shown, never added up. */
  readonly emitterParts?: { readonly inputUsd?: number; readonly outputUsd?: number } | undefined;
  /** e.g. `batch`, `flex`; absent for the tier that everybody gets. */
  readonly serviceTier?: string | undefined;
  /** The usage is a sum over several calls. */
  readonly isAggregate: boolean;
}

export interface Pricing {
  /** Which price list in which edition, e.g. `genai-prices@0.1.8`. */
  readonly tableEdition: string;
  /** The figure that counts, for ingest. `undefined`: unknown. */
  findCostUsd(call: PricedCall): number | undefined;
  /** The same figure with where it comes from and what else was said. */
  findCost(call: PricedCall): Cost | undefined;
  /** Tokens that the called model can take in at once, if the price list says so. */
  findContextTokens(call: PricedCall): number | undefined;
}

export interface PricingDeps {
  readonly table: PriceTable;
  readonly userPrices: readonly UserPrice[];
}

/** Emitter and computed figure may differ by this much, by rounding and by details that spans leave out. */
const DISPUTE = 0.2;
const NANOS_PER_MS = 1_000_000;

/**
 * Prices calls: by a user's price if one fits, else by what the emitter says, else by the price list. Looking a name up
 * costs a fraction of a millisecond the first time and next to nothing afterwards.
 */
export function createPricing({ table, userPrices }: PricingDeps): Pricing {
  const ordered = userPrices.toSorted(comparePrecedence);
  const remembered = createPriceMemory((names, provider) => ({
    userPrices: ordered.filter((price) =>
      names.some((name) => isModelMatch(price.modelPattern, { model: name, provider })),
    ),
    table: findTablePrice(table, { names, provider }),
  }));

  function priceCall(call: PricedCall): PricedUsage | undefined {
    if (call.usage === undefined) return undefined;
    const known = remembered.findPrices(call);
    return known && (priceByUser(call, call.usage, known) ?? priceByTable(call, call.usage, known));
  }

  function toComputedCost({ figures, user, row, dated, tier }: PricedUsage): ComputedCost {
    if (user !== undefined) {
      const validFrom = user.validFromMs === null ? null : new Date(user.validFromMs).toISOString();
      return { ...figures, source: 'user', rule: user.modelPattern, priceRow: user.priceId, validFrom };
    }
    const validFrom = dated?.validFrom ?? null;
    const { rule = '', row: listed } = row ?? {};
    const priceRow = listed?.id ?? '';
    return { ...figures, source: 'table', rule, priceRow, table: table.edition, validFrom, ...(tier && { tier }) };
  }

  return {
    tableEdition: table.edition,
    findCostUsd(call) {
      const { emitterUsd } = call;
      if (emitterUsd !== undefined && ordered.length === 0) return emitterUsd;
      const priced = priceCall(call);
      return priced?.user === undefined ? (emitterUsd ?? priced?.figures.totalUsd) : priced.figures.totalUsd;
    },
    findCost(call) {
      const priced = priceCall(call);
      return toCost(call, priced && toComputedCost(priced));
    },
    findContextTokens: (call) => remembered.findPrices(call)?.table?.row.contextTokens,
  };
}

/** A usage with its price, by a user's price or by a row of the list. */
interface PricedUsage {
  readonly figures: CostFigures;
  readonly user: UserPrice | undefined;
  readonly row: TableMatch | undefined;
  readonly dated: DatedPrices | undefined;
  readonly tier?: TierPrice | undefined;
}

function priceByUser(call: PricedCall, usage: Usage, known: ModelPrices): PricedUsage | undefined {
  if (known.userPrices.length === 0) return undefined;
  const startMs = toStartMs(call);
  const user = known.userPrices.find(({ validFromMs }) => validFromMs === null || validFromMs <= startMs);
  const figures = user && toCostFigures(usage, user.prices, call);
  return figures && { figures, user, row: undefined, dated: undefined };
}

function priceByTable(call: PricedCall, usage: Usage, { table: row }: ModelPrices): PricedUsage | undefined {
  if (row === undefined) return undefined;
  const dated = row.row.always ?? row.row.at(toStartMs(call));
  const listed = toCostFigures(usage, dated.prices, call);
  if (listed === undefined) return undefined;
  const tier = findTierPrice(call);
  const figures = tier === undefined ? listed : toScaledFigures(listed, tier.factor);
  return { figures, user: undefined, row, dated, tier };
}

function toStartMs({ startUnixNano }: PricedCall): number {
  return Number(startUnixNano) / NANOS_PER_MS;
}

function toCost({ emitterUsd, emitterParts }: PricedCall, computed: ComputedCost | undefined): Cost | undefined {
  const emitter =
    emitterUsd === undefined ? undefined : ({ totalUsd: emitterUsd, ...emitterParts, source: 'emitter' } as const);
  const beside = { ...(emitter && { emitter }), ...(computed && { computed }) };
  const dispute = isDisputed(emitterUsd, computed?.totalUsd) ? ({ isDisputed: true } as const) : {};
  if (computed !== undefined && (computed.source === 'user' || emitter === undefined)) {
    const { totalUsd, inputUsd, outputUsd, source } = computed;
    return { totalUsd, inputUsd, outputUsd, source, ...beside, ...dispute };
  }
  return emitter === undefined ? undefined : { ...emitter, ...beside, ...dispute };
}

function isDisputed(emitterUsd: number | undefined, computedUsd: number | undefined): boolean {
  if (emitterUsd === undefined || computedUsd === undefined) return false;
  return Math.abs(emitterUsd - computedUsd) > DISPUTE * computedUsd;
}
