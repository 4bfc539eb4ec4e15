import { AppError } from '@gander/core/errors';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';

import { lexFilter } from './lex-filter.ts';
import { toProblemMessage } from './to-problem-message.ts';

/** Why a filter cannot be read. */
export interface FilterProblem {
  readonly message: string;
  /** Index of the character where something else was expected. */
  readonly position: number;
}

/** `undefined` when the server would take the filter. The same reader runs here, so that a mistake shows before it is sent. */
export function checkFilter(filter: string): FilterProblem | undefined {
  try {
    requireTraceFilter(filter);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const at = error.details['position'];
    const position = typeof at === 'number' ? at : 0;
    const found = lexFilter(filter).find((token) => token.position === position)?.source ?? '';
    return { message: toProblemMessage(error.message, found), position };
  }
}
