import type { PriceBody } from '@gander/api/gander/price-schemas';

import type { CommandContext } from '../command-context.ts';
import { formatTable } from '../output/format-table.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';
import { PRICE_OPTIONS, type PriceKind } from './price-options.ts';

const KINDS = Object.keys(PRICE_OPTIONS) as PriceKind[];

/** Prints the prices that were entered; of the kinds of token those that any of them prices. */
export async function printPrices(flags: Flags, context: CommandContext): Promise<void> {
  const { items } = await withTarget(flags, context, async ({ client }) => client.listPrices({ params: {} }));
  const kinds = KINDS.filter((kind) => items.some(({ prices }) => prices[kind] !== undefined));
  const headers = [
    'Id',
    'Model',
    'Valid From',
    ...kinds.map((kind) => PRICE_OPTIONS[kind].flags.split(' ')[0] ?? kind),
  ];
  const rows = items.map((price) => toRow(price, kinds));
  for (const line of formatTable(
    headers.map((header) => header.replace(/^--/, '')),
    rows,
  ))
    context.terminal.data(line);
}

function toRow({ priceId, modelPattern, validFromMs, prices }: PriceBody, kinds: readonly PriceKind[]): string[] {
  const validFrom = validFromMs === null ? 'always' : new Date(validFromMs).toISOString();
  return [priceId, modelPattern, validFrom, ...kinds.map((kind) => String(prices[kind] ?? ''))];
}
