import { resolve } from 'node:path';

import { AppError } from '@gander/core/errors';
import type { StoreDescription } from '@gander/store/store';
import { parseStoreUri } from '@gander/store/store-uri/parse-store-uri';

/** What the server can do with the store it was given. */
export type Storage =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'file-store'; readonly path: string; readonly explanation: string };

/** Throws `invalid_argument` or `not_implemented` for a store that Gander cannot start on at all. */
export function resolveStorage(storeUri: string): Storage {
  const parsed = parseStoreUri(storeUri);
  switch (parsed.kind) {
    case 'sqlite':
      return { kind: 'sqlite', path: resolve(parsed.path) };
    case 'file-store':
      return {
        kind: 'file-store',
        path: resolve(parsed.path),
        explanation: `${parsed.explanation} Until then /v1/traces answers 501.`,
      };
    case 'unsupported':
      throw new AppError('not_implemented', parsed.explanation);
    case 'invalid':
      throw new AppError('invalid_argument', parsed.explanation);
    default:
      return parsed satisfies never;
  }
}

/** A store that is not opened has only a place. */
export async function describeStorage(storage: Storage): Promise<StoreDescription> {
  return { engine: storage.kind, location: storage.path, sizeBytes: null, schemaVersion: 0 };
}
