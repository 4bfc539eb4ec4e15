import { AppError } from '@gander/core/errors';
import type { KeyValue } from '@gander/core/key-value';

import { checkEntityName } from '../check-entity-name.ts';

/** Texts of prompts are tags, hence so much more than those of runs may have. */
const MAX_VALUE_LENGTH = 100_000;

/** Throws `invalid_argument` for a tag that the registry does not take. */
export function readRegistryTag({ key, value = '' }: { key: string; value?: string | undefined }): KeyValue {
  checkEntityName(key, { noun: 'key', parameter: 'key' });
  if (value.length > MAX_VALUE_LENGTH && Array.from(value).length > MAX_VALUE_LENGTH) {
    throw new AppError('invalid_argument', `'value' exceeds the maximum length of ${MAX_VALUE_LENGTH} characters`);
  }
  return { key, value };
}
