import type { SqlConnection } from '../dialects/sql-connection.ts';
import { LogPlaces } from '../search/index/log-places.ts';
import { RestateSchedule } from '../search/index/restate-schedule.ts';
import { SegmentWork } from '../search/index/segment-work.ts';
import type { SearchIndexStore } from '../search-index-store.ts';

export interface SearchIndexStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** The index of a SQL database. What has been read and not written yet is in memory: a restart does it again. */
export function createSearchIndexStore({ connection, nowMs }: SearchIndexStoreDeps): SearchIndexStore {
  const schedule = new RestateSchedule(nowMs);
  const logs = new LogPlaces(connection);
  let work: SegmentWork | undefined;
  let nextVersion: bigint | undefined;

  async function begin(): Promise<SegmentWork | undefined> {
    const begun = await SegmentWork.begin({ connection, schedule, logs });
    // Something was deleted since the last one.
    if (begun !== undefined && begun.version !== nextVersion) logs.clear();
    return begun;
  }

  return {
    async runStep({ isEnough }) {
      let chunkCount = 0;
      do {
        work ??= await begin();
        if (work === undefined) return { isDone: true, chunkCount };
        try {
          chunkCount += await work.advance();
        } catch (error) {
          work = undefined;
          throw error;
        }
        if (work.isDone) {
          nextVersion = work.writtenVersion;
          work = undefined;
        }
      } while (!isEnough());
      return { isDone: false, chunkCount };
    },
  };
}
