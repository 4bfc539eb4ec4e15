import { AppError } from '@gander/core/errors';

const PROMPT_NAME = /^[\w.-]+$/;

/** Refuses names that addresses such as `models:/name/3` and `prompts:/name@alias` could not hold. */
export function checkModelName(name: string, kind: 'model' | 'prompt'): void {
  if (/[/:]/.test(name)) {
    throw new AppError('invalid_argument', `Invalid model name '${name}'. Names cannot contain '/' or ':'.`);
  }
  if (kind === 'prompt' && !PROMPT_NAME.test(name)) {
    throw new AppError(
      'invalid_argument',
      `Invalid prompt name '${name}'. It may only contain alphanumeric characters, hyphens, underscores and dots.`,
    );
  }
}
