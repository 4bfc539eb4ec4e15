import { AppError } from '@gander/core/errors';
import { type ExperimentId, parseExperimentId } from '@gander/core/ids';

/** Throws `invalid_argument` for anything but a number, and `not_found` for one that no experiment can have. */
export function requireExperimentId(text: string): ExperimentId {
  const experimentId = parseExperimentId(text);
  if (experimentId !== undefined) return experimentId;
  if (/^-?\d+$/.test(text)) {
    throw new AppError('not_found', `No Experiment with id=${text.slice(0, 40)} exists`);
  }
  throw new AppError(
    'invalid_argument',
    `Invalid experiment ID '${text.slice(0, 100)}'. Experiment ID must be a valid integer.`,
  );
}
