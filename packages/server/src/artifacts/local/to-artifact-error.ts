import { AppError } from '@gander/core/errors';

import { createInvalidPathError } from '../artifact-path.ts';

/** Nothing there, or a file where a folder would have to be. */
export function isMissing(error: unknown): boolean {
  const code = findCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** What a file system says, as a refusal. Errors that are none of its answers stay as they are. */
export function toArtifactError(error: unknown, root: string): unknown {
  const code = findCode(error);
  switch (code) {
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EINVAL':
      return createInvalidPathError();
    case 'ENOTDIR':
      return new AppError('failed_precondition', 'A part of the path is a file already. Choose another path.');
    case 'EISDIR':
    case 'ENOTEMPTY':
    case 'EEXIST':
      return new AppError('failed_precondition', 'There is a folder at that path. Choose another path, or delete it.');
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EMFILE':
    case 'ENFILE':
      return new AppError('unavailable', `The disk of the artifact folder ${root} has no room left (${code}).`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'failed_precondition',
        `The server has no right to use its artifact folder ${root} (${code}). Give it that right.`,
      );
    default:
      return error;
  }
}

function findCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
