import { pickDefined } from '../json/pick-defined.ts';
import type { Usage } from '../usage.ts';
import type { TokenCounts } from './token-counts.ts';

/**
 * What decided whether `input` includes the cache:
 * - `emitter`: it is known of the emitter;
 * - `total`: the sum of input and output, with or without the cache, is the total that was sent;
 * - `cache-exceeds-input`: more was cached than sent, so the cache cannot be part of it;
 * - `provider`: Anthropic or Bedrock, under the provider's own names;
 * - `no-cache`: nothing was cached, so there was nothing to decide;
 * - `default`: nothing spoke against what the conventions say.
 */
export type UsageRule = 'emitter' | 'total' | 'cache-exceeds-input' | 'provider' | 'no-cache' | 'default';

/** How token counts were read: the numbers as they came, and what was made of them. */
export interface UsageAccount {
  readonly rule: UsageRule;
  /** `cache-added`: the input came without the tokens read from and written to the cache. */
  readonly input: 'as-sent' | 'cache-added';
  /** `reasoning-added`: the output came without the thoughts. */
  readonly output: 'as-sent' | 'reasoning-added';
  readonly raw: Readonly<Partial<TokenCounts>>;
}

type UsageFields = { -readonly [Key in keyof Usage]: Usage[Key] };

/**
 * Token counts that remember how they came to be. The memory is private to the object: two equal usages are equal whatever
 * led to them, and a copy of the fields is a plain {@link Usage}.
 */
class AccountedUsage {
  readonly #rule: UsageRule;
  readonly #isCacheAdded: boolean;
  readonly #isReasoningAdded: boolean;
  readonly #counts: TokenCounts;

  constructor({ rule, isCacheAdded, isReasoningAdded, counts }: UsageReading) {
    this.#rule = rule;
    this.#isCacheAdded = isCacheAdded;
    this.#isReasoningAdded = isReasoningAdded;
    this.#counts = counts;
  }

  static like(usage: object): object {
    if (!(#counts in usage)) return {};
    return new AccountedUsage({
      rule: usage.#rule,
      isCacheAdded: usage.#isCacheAdded,
      isReasoningAdded: usage.#isReasoningAdded,
      counts: usage.#counts,
    });
  }

  static accountOf(usage: object): UsageAccount | undefined {
    if (!(#counts in usage)) return undefined;
    return {
      rule: usage.#rule,
      input: usage.#isCacheAdded ? 'cache-added' : 'as-sent',
      output: usage.#isReasoningAdded ? 'reasoning-added' : 'as-sent',
      raw: pickDefined(usage.#counts),
    };
  }
}

/** How counts are read. */
export interface UsageReading {
  readonly rule: UsageRule;
  readonly isCacheAdded: boolean;
  readonly isReasoningAdded: boolean;
  /** As they came; kept, not copied. */
  readonly counts: TokenCounts;
}

/** An empty usage to fill in. The account is made when somebody asks, which at ingest nobody does. */
export function createAccountedUsage(reading: UsageReading): UsageFields {
  return new AccountedUsage(reading) as UsageFields;
}

/** An empty usage that came to be as `usage` did, for counts that `usage` decides. */
export function createUsageLike(usage: Usage): UsageFields {
  return AccountedUsage.like(usage);
}

/** How these counts were read; `undefined` for counts that were added up or put together by hand. */
export function findUsageAccount(usage: Usage): UsageAccount | undefined {
  return AccountedUsage.accountOf(usage);
}
