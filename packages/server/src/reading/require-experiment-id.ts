import { AppError } from '@gander/core/errors';
import { type ExperimentId, parseExperimentId } from '@gander/core/ids';

/** The experiment that a path names; `invalid_argument` for what cannot be one. */
export function requireExperimentId({ experimentId = '' }: Readonly<Record<string, string>>): ExperimentId {
  const parsed = parseExperimentId(experimentId);
  if (parsed === undefined) {
    throw new AppError(
      'invalid_argument',
      `"${experimentId.slice(0, 100)}" is not an experiment id. Ids are numbers such as 0.`,
    );
  }
  return parsed;
}
