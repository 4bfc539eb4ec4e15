import type { AppError } from '../../errors.ts';
import { createQueryError } from './query-error.ts';
import type { QueryToken } from './query-token.ts';

/** The refusal of what stands where a value belongs and is none. */
export function createValueError({ kind, source, position }: QueryToken): AppError {
  if (kind === 'end') {
    return createQueryError("Expected a value such as 'my-value' or 5 after the operator, found the end", position);
  }
  return createQueryError(
    `Parameter value is either not quoted or unidentified quote types used for string value ${source}. Use either single or double quotes.`,
    position,
  );
}
