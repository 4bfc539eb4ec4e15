import { posix } from 'node:path';

import { AppError } from '@gander/core/errors';

const MAX_LENGTH = 250;
const ALLOWED = /^[/\p{L}\p{N}\p{M}_.\- :]*$/u;

/**
 * Refuses names of metrics, parameters and tags that MLflow refuses: clients with a file store make folders of them.
 * `noun` is what the message calls it, `parameter` the field it came from.
 */
export function checkEntityName(name: string, { noun, parameter }: { noun: string; parameter: string }): void {
  const shown = `Invalid value ${JSON.stringify(name.slice(0, MAX_LENGTH))} for parameter '${parameter}' supplied:`;
  if (!ALLOWED.test(name)) {
    throw new AppError(
      'invalid_argument',
      `${shown} Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
    );
  }
  const resolved = posix.normalize(name).replace(/\/$/, '');
  if (resolved !== name || name === '.' || name.startsWith('..') || posix.isAbsolute(name)) {
    throw new AppError(
      'invalid_argument',
      `${shown} Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to ${JSON.stringify(resolved)}`,
    );
  }
  if (Array.from(name).length > MAX_LENGTH) {
    throw new AppError('invalid_argument', `'${noun}' exceeds the maximum length of ${MAX_LENGTH} characters`);
  }
}
