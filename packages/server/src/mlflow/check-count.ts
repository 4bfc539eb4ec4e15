import { AppError } from '@gander/core/errors';

/** Refuses lists that no database takes in one statement. */
export function checkCount(parameter: string, values: readonly unknown[], max: number): void {
  if (values.length <= max) return;
  throw new AppError(
    'invalid_argument',
    `The parameter '${parameter}' has ${values.length} values. Send at most ${max} at once.`,
  );
}
