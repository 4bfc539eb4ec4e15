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
  readonly #account: () => UsageAccount;

  constructor(account: () => UsageAccount) {
    this.#account = account;
  }

  static like(usage: object): object {
    return #account in usage ? new AccountedUsage(usage.#account) : {};
  }

  static accountOf(usage: object): UsageAccount | undefined {
    return #account in usage ? usage.#account() : undefined;
  }
}

/** An empty usage to fill in. The account is made when somebody asks, which at ingest nobody does. */
export function createAccountedUsage(account: () => UsageAccount): UsageFields {
  return new AccountedUsage(account) as UsageFields;
}

/** An empty usage that came to be as `usage` did, for counts that `usage` decides. */
export function createUsageLike(usage: Usage): UsageFields {
  return AccountedUsage.like(usage);
}

/** How these counts were read; `undefined` for counts that were added up or put together by hand. */
export function findUsageAccount(usage: Usage): UsageAccount | undefined {
  return AccountedUsage.accountOf(usage);
}
