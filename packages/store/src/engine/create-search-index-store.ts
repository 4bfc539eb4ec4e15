import type { SqlConnection } from '../dialects/sql-connection.ts';
import { SegmentWork } from '../search/index/segment-work.ts';
import type { SearchIndexStore } from '../search-index-store.ts';

/** The index of a SQL database. What has been read and not written yet is in memory: a restart does it again. */
export function createSearchIndexStore(connection: SqlConnection): SearchIndexStore {
  let work: SegmentWork | undefined;
  return {
    async runStep({ isEnough }) {
      let chunkCount = 0;
      do {
        work ??= await SegmentWork.begin(connection);
        if (work === undefined) return { isDone: true, chunkCount };
        try {
          chunkCount += await work.advance();
        } catch (error) {
          work = undefined;
          throw error;
        }
        if (work.isWritten) work = undefined;
      } while (!isEnough());
      return { isDone: false, chunkCount };
    },
  };
}
