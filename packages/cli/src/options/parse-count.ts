import { CliError } from '../cli-error.ts';

/** A whole number; `undefined` stays undefined. Throws a usage error that names the flag. */
export function parseCount(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new CliError('usage', `${flag} must be a whole number, not '${text}'.`);
}
