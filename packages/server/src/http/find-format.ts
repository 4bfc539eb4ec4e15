import type { IncomingMessage } from 'node:http';

import { AppError } from '@gander/core/errors';
import type { OtlpFormat } from '@gander/protocol/export-response';

/** A Map, as all tables that senders' words are looked up in: an object also knows `constructor`. */
const FORMAT_OF_TYPE: ReadonlyMap<string, OtlpFormat> = new Map([
  ['application/x-protobuf', 'protobuf'],
  ['application/protobuf', 'protobuf'],
  ['application/json', 'json'],
]);

/** From `Content-Type`; `undefined` when that is not OTLP's. */
export function findFormat(request: IncomingMessage): OtlpFormat | undefined {
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  return FORMAT_OF_TYPE.get(mediaType.trim().toLowerCase());
}

/** Throws `unsupported_media_type`. */
export function requireFormat(request: IncomingMessage): OtlpFormat {
  const format = findFormat(request);
  if (format === undefined) {
    throw new AppError(
      'unsupported_media_type',
      `Invalid Content-Type: ${(request.headers['content-type'] ?? '(none)').slice(0, 100)}. Send application/x-protobuf or application/json.`,
    );
  }
  return format;
}
