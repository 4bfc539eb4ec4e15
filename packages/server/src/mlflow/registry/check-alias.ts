import { AppError } from '@gander/core/errors';

/** Refuses aliases that a version has anyway: `latest` and `v3`. */
export function checkAlias(alias: string): void {
  if (isLatest(alias)) {
    throw new AppError('invalid_argument', "'latest' alias name (case insensitive) is reserved.");
  }
  if (/^v\d+$/i.test(alias)) {
    throw new AppError('invalid_argument', `Version alias name '${alias}' is reserved.`);
  }
  if (!/^[\w-]*$/.test(alias)) {
    throw new AppError(
      'invalid_argument',
      `Invalid alias name: '${alias}'. It may only contain alphanumerics, underscores (_) and dashes (-).`,
    );
  }
}

/** The alias that the highest version has by nature. */
export function isLatest(alias: string): boolean {
  return alias.toLowerCase() === 'latest';
}
