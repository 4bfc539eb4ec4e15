import { AppError } from '@gander/core/errors';

import type { TraceArtifacts } from '../../artifacts/trace-artifacts.ts';
import type { StorageThreads } from '../../storage-threads.ts';

/** The file of a trace: asked of the thread that reads, written by the one that writes. */
export function createTraceArtifacts({ reader, writer }: Pick<StorageThreads, 'reader' | 'writer'>): TraceArtifacts {
  return {
    async getTraceArtifactUri(traceId) {
      const uri = await reader.call('findTraceArtifactUri', traceId);
      if (uri === undefined) throw new AppError('not_found', `Trace with ID ${traceId} is not found.`, { traceId });
      return uri;
    },
    findTraceFile: (traceId) => reader.call('findTraceFile', traceId),
    writeTraceFile: (traceId, json) => writer.call('writeUploadedTrace', { traceId, json }, [json.buffer]),
  };
}
