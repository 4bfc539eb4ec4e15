import { AppError } from '@gander/core/errors';
import type { VersionRef } from '@gander/store/registry-store';

/** Versions travel as digits. Throws `invalid_argument` for anything else, and `not_found` for what no version can have. */
export function requireVersionRef({ name, version }: { name: string; version: string }): VersionRef {
  if (!/^[+-]?\d+$/.test(version)) {
    throw new AppError('invalid_argument', `Parameter 'version' must be an integer, got '${version.slice(0, 100)}'.`);
  }
  const number = Number(version);
  if (Number.isSafeInteger(number)) return { name, version: number };
  throw new AppError('not_found', `Model Version (name=${name}, version=${version.slice(0, 100)}) not found`);
}
