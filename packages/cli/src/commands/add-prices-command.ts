import type { Command } from 'commander';

import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { helpTextOf } from '../options/option-spec.ts';
import { PRICE_OPTIONS } from '../prices/price-options.ts';
import { TRACKING_URI_OPTION } from '../target/target-address.ts';

/** `gander prices list`, `add` and `delete`: what models cost here, where that is not what the price list says. */
export function addPricesCommand(program: Command, context: CommandContext): void {
  const prices = program
    .command('prices')
    .summary('enter prices of your own')
    .description(
      'Prices of your own win over the list that Gander brings along and over what applications report.\n' +
        'They hold for spans that arrive from now on; `gander reindex` applies them to stored traces.',
    );

  prices
    .command('list')
    .description('Prints a table of the prices that were entered, in USD per million tokens.')
    .option(TRACKING_URI_OPTION.flags, helpTextOf(TRACKING_URI_OPTION))
    .action(async (flags: Flags) => {
      const { printPrices } = await import('../prices/print-prices.ts');
      await printPrices(flags, context);
    });

  const add = prices
    .command('add')
    .description('Enters a price, in USD per million tokens, and prints its id.')
    .requiredOption('--model <pattern>', 'model it is for: gpt-4o, openai/gpt-4o, my-model-*')
    .option('--valid-from <date>', 'holds for calls since then. Default: always');
  for (const [kind, { flags, help }] of Object.entries(PRICE_OPTIONS)) {
    add.option(flags, kind === 'input' || kind === 'output' ? help : `${help}. Default: as the whole`);
  }
  add.option(TRACKING_URI_OPTION.flags, helpTextOf(TRACKING_URI_OPTION)).action(async (flags: Flags) => {
    const { addPrice } = await import('../prices/add-price.ts');
    await addPrice(flags, context);
  });

  prices
    .command('delete <price-id>')
    .description('Takes a price back.')
    .option(TRACKING_URI_OPTION.flags, helpTextOf(TRACKING_URI_OPTION))
    .action(async (priceId: string, flags: Flags) => {
      const { deletePrice } = await import('../prices/delete-price.ts');
      await deletePrice(priceId, { flags, context });
    });
}
