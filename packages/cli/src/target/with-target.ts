import type { CommandContext } from '../command-context.ts';
import type { Flags } from '../options/find-option-value.ts';
import { openTarget } from './open-target.ts';
import type { Target } from './target.ts';
import { parseTargetAddress } from './target-address.ts';
import { toTargetError } from './to-target-error.ts';

/** Opens what `--tracking-uri` or the environment names, works on it, and closes it whatever happens. */
export async function withTarget<T>(
  flags: Flags,
  context: CommandContext,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const address = parseTargetAddress({ flags, environment: context.environment });
  const target = await openTarget(address, context);
  try {
    return await work(target);
  } catch (error) {
    throw toTargetError(error, address);
  } finally {
    await target.close();
  }
}
