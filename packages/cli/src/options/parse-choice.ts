import { CliError } from '../cli-error.ts';

/** One of a few names, in any case. Throws a usage error that lists them. */
export function parseChoice<const Choice extends string>(
  text: string,
  { flag, choices }: { readonly flag: string; readonly choices: readonly Choice[] },
): Choice {
  const choice = choices.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (choice !== undefined) return choice;
  throw new CliError('usage', `${flag} must be one of ${choices.join(', ')}, not '${text}'.`);
}
