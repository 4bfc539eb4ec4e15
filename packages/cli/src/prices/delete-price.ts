import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { withTarget } from '../target/with-target.ts';

export interface PriceDeletion {
  readonly flags: Flags;
  readonly context: CommandContext;
}

/** Takes a price back. */
export async function deletePrice(priceId: string, { flags, context }: PriceDeletion): Promise<void> {
  await withTarget(flags, context, async ({ client }) => client.deletePrice({ params: { priceId } }));
  context.terminal.data(`Deleted price ${priceId}`);
}
