import { AppError } from '@gander/core/errors';
import { requireRunFilter } from '@gander/core/query/runs/require-run-filter';

import { toNamePartFilter } from '../model/to-name-part-filter.ts';

export interface RunFilter {
  /** As the server takes it; empty for all runs. */
  readonly filter: string;
  readonly error: RunFilterError | undefined;
}

export interface RunFilterError {
  readonly message: string;
  /** Index of the first wrong character. */
  readonly position: number;
}

/** Signs that a text is a comparison and no name. */
const COMPARISON = /[=<>!~]|\b(?:i?like|in|is)\b/i;

/** Reads what was typed: MLflow's search grammar or, where nothing is compared, a part of a name. */
export function readRunFilter(text: string): RunFilter {
  const trimmed = text.trim();
  if (trimmed === '') return { filter: '', error: undefined };
  if (!COMPARISON.test(trimmed)) {
    return { filter: toNamePartFilter(trimmed), error: undefined };
  }
  try {
    requireRunFilter(text);
    return { filter: text, error: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const position = error.details['position'];
    return {
      filter: text,
      error: { message: error.message, position: typeof position === 'number' ? position : 0 },
    };
  }
}
