import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { parseSince } from '../reindex/parse-since.ts';
import { withTarget } from '../target/with-target.ts';
import { PRICE_OPTIONS, type PriceKind } from './price-options.ts';

/** Enters a price and prints its id. */
export async function addPrice(flags: Flags, context: CommandContext): Promise<void> {
  const prices = parsePrices(flags);
  const validFrom = flags['validFrom'];
  const validFromMs = typeof validFrom === 'string' ? parseValidFrom(validFrom) : null;
  const created = await withTarget(flags, context, async ({ client }) =>
    client.createPrice({ params: {}, body: { modelPattern: String(flags['model']), validFromMs, prices } }),
  );
  context.terminal.data(`Entered price ${created.priceId} for '${created.modelPattern}'`);
}

function parsePrices(flags: Flags): Partial<Record<PriceKind, number>> {
  const prices: Partial<Record<PriceKind, number>> = {};
  for (const kind of Object.keys(PRICE_OPTIONS) as PriceKind[]) {
    // As commander camel-cases `--cache-write-1h`.
    const text = flags[kind];
    if (typeof text !== 'string') continue;
    const usd = Number(text);
    if (text.trim() === '' || !(usd >= 0)) {
      const [name] = PRICE_OPTIONS[kind].flags.split(' ');
      throw new CliError('usage', `${String(name)} must be USD per million tokens, such as 2.5, not '${text}'.`);
    }
    prices[kind] = usd;
  }
  if (Object.keys(prices).length > 0) return prices;
  throw new CliError('usage', 'A price needs --input, --output or both, in USD per million tokens.');
}

function parseValidFrom(text: string): number {
  try {
    return parseSince(text, Date.now());
  } catch {
    throw new CliError('usage', `--valid-from must be a date such as 2026-10-01, not '${text}'.`);
  }
}
