import { parseChoice } from './parse-choice.ts';

const FORMATS = ['table', 'json'] as const;

export const OUTPUT_OPTION = { flags: '--output <format>', help: 'table or json', fallback: 'table' } as const;

/** Whether a program reads the answer rather than a person. */
export function isJsonOutput(output: string | undefined): boolean {
  return parseChoice(output ?? OUTPUT_OPTION.fallback, { flag: '--output', choices: FORMATS }) === 'json';
}
