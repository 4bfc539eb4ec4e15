import { AppError } from '../../../errors.ts';
import { createTokenReader } from '../../conjunction/token-reader.ts';
import { splitQuery } from '../../conjunction/split-query.ts';
import { readTraceKey } from '../read-trace-key.ts';
import { type NamedField, requireNamedField } from '../require-named-field.ts';

/** The field behind a key as filters write it; `undefined` when there is none. */
export function findFilterKey(key: string): NamedField | undefined {
  try {
    const reader = createTokenReader(splitQuery(key));
    const named = requireNamedField(readTraceKey(reader));
    return reader.peek().kind === 'end' ? named : undefined;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** As a filter has to write it: `tags.team`, ``tags.`my key` ``. */
export function quoteKey(entity: string, name: string): string {
  return isPlain(name) ? `${entity}.${name}` : `${entity}.\`${name.replaceAll('`', '``')}\``;
}

/** Part of a word of the language, and not its end. */
function isPlain(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.\-/:]*$/u.test(name) && !name.endsWith('.');
}
