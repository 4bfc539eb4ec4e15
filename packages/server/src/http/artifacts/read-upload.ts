import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';

/** A sender that says nothing for so long is gone. */
const STALL_LIMIT_MS = 60_000;

/** The body of a request as it comes. Throws `malformed` when the sender goes away before its end. */
export async function* readUpload(context: Context): AsyncGenerator<Uint8Array> {
  const reader = context.req.raw.body?.getReader();
  if (reader === undefined) return;
  try {
    while (true) {
      const { value, done } = await readOrGiveUp(reader);
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

async function readOrGiveUp(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(createBrokenError('Nothing more arrived')), STALL_LIMIT_MS);
  });
  try {
    const reading = reader.read().catch(() => {
      throw createBrokenError('The connection broke');
    });
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function createBrokenError(what: string): AppError {
  return new AppError('malformed', `${what} before the file was complete. Send it again.`);
}
