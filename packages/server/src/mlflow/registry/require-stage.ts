import { AppError } from '@gander/core/errors';
import { MODEL_STAGES, type ModelStage } from '@gander/core/model-version';

/** In any letter case. Throws `invalid_argument` for what is no stage. */
export function requireStage(text: string): ModelStage {
  const stage = MODEL_STAGES.find((name) => name.toLowerCase() === text.toLowerCase());
  if (stage !== undefined) return stage;
  throw new AppError(
    'invalid_argument',
    `Invalid Model Version stage: ${text.slice(0, 100)}. Value must be one of ${MODEL_STAGES.join(', ')}.`,
  );
}
