import type { IncomingMessage } from 'node:http';

import { AppError } from '@gander/core/errors';
import { releaseBytes } from '@gander/store/chunks/release-bytes';

import type { Reservation } from '../ingest/ingest-queue.ts';

export interface ReadBodyOptions {
  readonly reservation: Reservation;
  /** Refuses a longer body, whatever its header claims. */
  readonly limitBytes: number;
}

/**
 * Reads a whole body into memory of its own, so that it can be moved to another thread. Throws `payload_too_large`,
 * `overloaded` when a body of unknown length outgrows the queue, and `malformed` when the sender hangs up.
 */
export async function readBody(
  request: IncomingMessage,
  { reservation, limitBytes }: ReadBodyOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const declaredBytes = findContentLength(request);
  return declaredBytes === undefined
    ? readUnknownLength(request, { reservation, limitBytes })
    : readKnownLength(request, declaredBytes);
}

/** `undefined` for a chunked body. */
export function findContentLength(request: IncomingMessage): number | undefined {
  const header = request.headers['content-length'];
  return header === undefined ? undefined : Number(header);
}

async function readKnownLength(request: IncomingMessage, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const body = createBody(length);
  let offset = 0;
  await readChunks(request, (chunk) => {
    body.set(chunk, offset);
    offset += chunk.length;
    releaseBytes(chunk);
  });
  return body;
}

async function readUnknownLength(
  request: IncomingMessage,
  { reservation, limitBytes }: ReadBodyOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  await readChunks(request, (chunk) => {
    length += chunk.length;
    if (length > limitBytes) throw createTooLargeError(limitBytes);
    if (!reservation.grow(chunk.length)) {
      throw new AppError('overloaded', 'The server has more to store than it can hold. Send this again in a moment.');
    }
    chunks.push(chunk);
  });
  const body = createBody(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
    releaseBytes(chunk);
  }
  return body;
}

/** Not pooled, so that it can be moved; not zeroed, since Node checks that a body is as long as it was announced. */
function createBody(length: number): Uint8Array<ArrayBuffer> {
  return Buffer.allocUnsafeSlow(length);
}

/** For a body over the limit, declared or found. */
export function createTooLargeError(limitBytes: number): AppError {
  return new AppError('payload_too_large', `The body is larger than ${limitBytes} bytes. Export in smaller batches.`);
}

const STALL_LIMIT_MS = 10_000;

/** Events, not `for await`: half the CPU on bodies of many chunks. */
function readChunks(request: IncomingMessage, onChunk: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // What still comes is let by, so that the sender can read its refusal; nothing of it is kept.
    const refuse = (error: Error) => {
      clearTimeout(watchdog);
      request.removeAllListeners('data');
      request.resume();
      reject(error);
    };
    const refuseIncomplete = (what: string) => {
      refuse(new AppError('malformed', `${what} before the body was complete. Send it again.`));
    };
    // A sender that stops sending must not keep its place in the queue.
    const watchdog = setTimeout(() => refuseIncomplete('Nothing more arrived for ten seconds'), STALL_LIMIT_MS);
    request.on('data', (chunk: Buffer) => {
      watchdog.refresh();
      try {
        onChunk(chunk);
      } catch (error) {
        refuse(error instanceof Error ? error : new Error(String(error)));
      }
    });
    request.on('end', () => {
      clearTimeout(watchdog);
      resolve();
    });
    request.on('error', () => refuseIncomplete('The connection broke'));
  });
}
