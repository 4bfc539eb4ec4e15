import type { JsonValue } from '@gander/core/json-value';

/** Words of judges and programs for good and bad. */
const VERDICTS = [
  ['yes', 'no'],
  ['true', 'false'],
  ['pass', 'fail'],
  ['passed', 'failed'],
  ['correct', 'incorrect'],
] as const;

/** What judges and programs call good or bad; `undefined` for a word that is neither. */
export function toVerdict(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.toLowerCase();
  if (VERDICTS.some(([good]) => good === word)) return true;
  return VERDICTS.some(([, bad]) => bad === word) ? false : undefined;
}

/** A verdict with its opposite, the good one first. */
export function listVerdictPair(value: JsonValue): readonly [string, string] | undefined {
  return VERDICTS.find((words) => words.some((word) => word === value));
}
