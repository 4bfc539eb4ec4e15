import type { TraceFile } from './reply-trace-file.ts';

/** Spans are taken out of a file up to this size; a larger one is kept as a file. */
const LIMIT_BYTES = 64 * 1024 * 1024;

/** Keeps an uploaded `traces.json` as a file like any other, and then takes its spans. */
export async function writeTraceUpload(
  upload: AsyncIterable<Uint8Array>,
  { store, path, traces, traceId }: TraceFile,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  async function* copy() {
    for await (const chunk of upload) {
      length += chunk.length;
      if (length <= LIMIT_BYTES) chunks.push(chunk);
      else chunks.length = 0;
      yield chunk;
    }
  }
  await store.writeArtifact(path, copy());
  if (length <= LIMIT_BYTES) await traces.writeTraceFile(traceId, Uint8Array.from(Buffer.concat(chunks)));
}
