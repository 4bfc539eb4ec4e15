import type { IncomingMessage } from 'node:http';

import { AppError } from '@gander/core/errors';

import type { ContentEncoding } from '../ingest/ingest-request.ts';

const ENCODING_OF_NAME: ReadonlyMap<string, ContentEncoding> = new Map([
  ['', 'identity'],
  ['identity', 'identity'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['zstd', 'zstd'],
]);

/** From `Content-Encoding`. Throws `unsupported_media_type`. */
export function requireEncoding(request: IncomingMessage): ContentEncoding {
  const name = (request.headers['content-encoding'] ?? '').trim().toLowerCase();
  const encoding = ENCODING_OF_NAME.get(name);
  if (encoding === undefined) {
    throw new AppError(
      'unsupported_media_type',
      `Unsupported Content-Encoding: ${name.slice(0, 100)}. Send gzip, deflate, zstd or no encoding.`,
    );
  }
  return encoding;
}
