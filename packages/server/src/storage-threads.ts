import type { ProtocolLimits } from '@gander/protocol/limits';

import type { WriterData, WriterEvent, WriterMethods } from './ingest/writer-methods.ts';
import type { ReaderData, ReaderMethods } from './reading/reading-methods.ts';
import { startThread, type Thread } from './threads/start-thread.ts';

export interface StorageThreads {
  readonly writer: Thread<WriterMethods>;
  readonly reader: Thread<ReaderMethods>;
  close(): Promise<void>;
}

export interface StorageThreadsOptions {
  readonly databasePath: string;
  readonly limits: ProtocolLimits;
  readonly abandonAfterMs: number;
  readonly artifactRoot: string | undefined;
  readonly onWriterEvent: (event: WriterEvent) => void;
  readonly onDeath: (error: Error) => void;
}

/**
 * The writer makes many short-lived objects all the time, and under load a few megabytes of them live until their group is written:
 * they should die where they were made. The reader makes a page of rows now and then.
 */
const WRITER_YOUNG_GENERATION_MB = 24;
const READER_YOUNG_GENERATION_MB = 4;

/** One thread writes the database, another reads it. Both load at once; the writer creates and migrates the file. */
export async function startStorageThreads(options: StorageThreadsOptions): Promise<StorageThreads> {
  const { databasePath, limits, abandonAfterMs, artifactRoot, onWriterEvent, onDeath } = options;
  const base = import.meta.url;
  const startingReader = startThread<ReaderMethods>({
    entry: './reading/reader-thread',
    base,
    workerData: { databasePath } satisfies ReaderData,
    youngGenerationMb: READER_YOUNG_GENERATION_MB,
    onDeath,
  });
  const startingWriter = startThread<WriterMethods>({
    entry: './ingest/writer-thread',
    base,
    workerData: { databasePath, limits, abandonAfterMs, artifactRoot } satisfies WriterData,
    youngGenerationMb: WRITER_YOUNG_GENERATION_MB,
    onEvent: (event) => onWriterEvent(event as WriterEvent),
    onDeath,
  });
  const [reader, writer] = await Promise.all([startingReader, startingWriter]).catch(async (error: unknown) => {
    const started = await Promise.allSettled([startingReader, startingWriter]);
    for (const result of started) if (result.status === 'fulfilled') await result.value.stop();
    throw error;
  });
  return {
    writer,
    reader,
    async close() {
      try {
        await closeThread(reader);
      } finally {
        // Last, so that SQLite folds the write-ahead log into the file; and in any case, for what was accepted must be written.
        await closeThread(writer);
      }
    },
  };
}

interface ClosableThread {
  call(method: 'close', input: undefined): Promise<void>;
  stop(): Promise<void>;
}

async function closeThread(thread: ClosableThread): Promise<void> {
  try {
    await thread.call('close', undefined);
  } finally {
    await thread.stop();
  }
}
