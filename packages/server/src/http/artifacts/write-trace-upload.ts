import { AppError } from '@gander/core/errors';

import type { BodyAccount } from '../mlflow/body-budget.ts';
import type { TraceFile } from './reply-trace-file.ts';

/** Spans are taken out of a file up to this size; a larger one is kept as a file. */
const LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Keeps an uploaded `traces.json` as a file like any other, and then takes its spans. This one has to be in memory:
 * `account` says whether there is room. Throws `overloaded` when there is none.
 */
export async function writeTraceUpload(
  upload: AsyncIterable<Uint8Array>,
  { store, path, traces, traceId }: TraceFile,
  account: BodyAccount,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  async function* copy() {
    for await (const chunk of upload) {
      length += chunk.length;
      if (length > LIMIT_BYTES) {
        chunks.length = 0;
        account.close();
      } else if (account.take(chunk.length)) {
        chunks.push(chunk);
      } else {
        throw new AppError('overloaded', 'The server has more to read than it can hold. Send this again in a moment.');
      }
      yield chunk;
    }
  }
  try {
    await store.writeArtifact(path, copy());
    if (length <= LIMIT_BYTES) await traces.writeTraceFile(traceId, join(chunks, length));
  } finally {
    account.close();
  }
}

/** In memory of its own, which can be moved to another thread. */
function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
