import type { TraceId } from '@gander/core/ids';
import { createLogJoin, type LogJoin } from '@gander/core/logs/join-logs';
import type { TraceStore } from '@gander/store/trace-store';

import { decodeLogs } from '../log-joining/decode-logs.ts';
import { RecentMap } from '../recent-map.ts';
import { createBreather } from '../threads/create-breather.ts';

/** What is said in the logs of traces that are read piece by piece: of each trace it is read once, not once per piece. */
export interface TraceLogs {
  /** As they are now. */
  open(traceId: TraceId): Promise<LogJoin>;
}

export interface TraceLogsDeps {
  readonly traces: Pick<TraceStore, 'listLogChunks' | 'readLogVersion'>;
  /** Asks to be called after a while. */
  readonly schedule?: (run: () => void, delayMs: number) => NodeJS.Timeout;
}

/** Two people may save a trace at once; more wait for each other anyway. */
const MAX_TRACES = 2;
/** Longer nobody pauses between two pieces. */
const FORGET_MS = 5_000;

interface Opened {
  readonly version: string;
  readonly logs: Promise<LogJoin>;
}

/** Keeps what it has read for as long as somebody goes on asking. */
export function createTraceLogs({ traces, schedule = setTimeout }: TraceLogsDeps): TraceLogs {
  const opened = new RecentMap<TraceId, Opened>(MAX_TRACES);
  let forgetting: NodeJS.Timeout | undefined;

  return {
    async open(traceId) {
      clearTimeout(forgetting);
      forgetting = schedule(() => opened.clear(), FORGET_MS);
      forgetting.unref();
      const version = await traces.readLogVersion(traceId);
      const known = opened.get(traceId);
      if (known?.version === version) return known.logs;
      const logs = readLogs(traces, traceId);
      opened.set(traceId, { version, logs });
      // What failed once is tried again.
      logs.catch(() => opened.clear());
      return logs;
    },
  };
}

/** Chunk by chunk: only what says something about a span is kept of each. */
async function readLogs(traces: TraceLogsDeps['traces'], traceId: TraceId): Promise<LogJoin> {
  const breathe = createBreather();
  const join = createLogJoin([]);
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await traces.listLogChunks(traceId, { limit: 1, cursor });
    join.add(decodeLogs(items));
    await breathe();
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return join;
}
