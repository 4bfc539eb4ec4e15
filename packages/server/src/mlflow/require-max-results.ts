import { AppError } from '@gander/core/errors';

export interface MaxResultsRule {
  /** What an absent value stands for; `undefined` when it must be there. */
  readonly fallback: number | undefined;
  readonly max: number;
}

/** The size of a page, or `invalid_argument` in MLflow's words. An unset number is 0 there. */
export function requireMaxResults(value: bigint | undefined, { fallback, max }: MaxResultsRule): number {
  const found = value ?? BigInt(fallback ?? 0);
  const shown = `Invalid value ${found} for parameter 'max_results' supplied.`;
  if (found < 1n) throw new AppError('invalid_argument', `${shown} It must be a positive integer`);
  if (found > BigInt(max)) throw new AppError('invalid_argument', `${shown} It must be at most ${max}`);
  return Number(found);
}
