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
  readonly onCommit: (commit: WriterEvent) => void;
  readonly onDeath: (error: Error) => void;
}

/** One thread writes the database, another reads it. The writer comes first: it creates and migrates the file. */
export async function startStorageThreads(options: StorageThreadsOptions): Promise<StorageThreads> {
  const { databasePath, limits, abandonAfterMs, onCommit, onDeath } = options;
  const base = import.meta.url;
  const writer = await startThread<WriterMethods>({
    entry: './ingest/writer-thread',
    base,
    workerData: { databasePath, limits, abandonAfterMs } satisfies WriterData,
    onEvent: (event) => onCommit(event as WriterEvent),
    onDeath,
  });
  const reader = await startThread<ReaderMethods>({
    entry: './reading/reader-thread',
    base,
    workerData: { databasePath } satisfies ReaderData,
    onDeath,
  });
  return {
    writer,
    reader,
    async close() {
      await reader.call('close', undefined);
      await reader.stop();
      // Last, so that SQLite folds the write-ahead log into the file.
      await writer.call('close', undefined);
      await writer.stop();
    },
  };
}
