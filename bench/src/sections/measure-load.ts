import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';

import type { BenchContext } from '../bench-context.ts';
import { SPANS_PER_REQUEST, type RequestPool } from '../corpus/request-pool.ts';
import type { LoadResult } from '../load/load-job.ts';
import { startLoad } from '../load/start-load.ts';
import { findFreePort } from '../process/free-port.ts';
import { ganderArgs } from '../process/gander-args.ts';
import type { ProcessStats } from '../process/process-stats.ts';
import { startServerProcess, type ServerProcess } from '../process/server-process.ts';

export type ServerUnderLoad = 'gander' | 'naive';

export interface LoadPlan {
  readonly server: ServerUnderLoad;
  readonly pool: RequestPool;
  /** Warm-up included. */
  readonly requestCount: number;
  /** Absent: as fast as the server answers. */
  readonly requestsPerSecond?: number;
}

export interface LoadMeasurement {
  readonly load: LoadResult;
  readonly spansPerSecond: number;
  /** All threads, from the first request until the server has nothing left to do. */
  readonly cpuUsPerSpan: number;
  /** The part of it after the last acknowledgement: what a steady load would have to pay as well. */
  readonly backgroundCpuShare: number;
  readonly peakRssBytes: number;
  readonly writtenPerRawByte: number;
}

const CONNECTIONS = 16;
const NAIVE_SERVER = fileURLToPath(new URL('../yardsticks/naive-server.ts', import.meta.url));
const IDLE_CPU_SHARE = 0.05;
const IDLE_POLL_MS = 400;
const IDLE_LIMIT_MS = 20_000;

/** One load on a fresh server with an empty database. */
export async function measureLoad(context: BenchContext, plan: LoadPlan): Promise<LoadMeasurement> {
  return context.inFolder(plan.server, async (folder) => {
    const server = await startServer(context, plan.server, join(folder, 'bench.db'));
    try {
      return await loadServer(server, plan, context.scale.warmUpRequests);
    } finally {
      await server.stop();
    }
  });
}

async function startServer(context: BenchContext, kind: ServerUnderLoad, databasePath: string): Promise<ServerProcess> {
  const port = await findFreePort();
  return startServerProcess({
    port,
    args:
      kind === 'naive'
        ? [NAIVE_SERVER, String(port), databasePath]
        : ganderArgs({ build: context.build, port, databasePath }),
  });
}

async function loadServer(server: ServerProcess, plan: LoadPlan, warmUpRequests: number): Promise<LoadMeasurement> {
  const job = { port: server.port, pool: plan.pool, connections: CONNECTIONS };
  await startLoad({ ...job, first: 0, count: warmUpRequests });
  let before = await waitUntilIdle(server);
  const load = await startLoad(
    {
      ...job,
      first: warmUpRequests,
      count: plan.requestCount - warmUpRequests,
      ...(plan.requestsPerSecond !== undefined && { requestsPerSecond: plan.requestsPerSecond }),
    },
    () => {
      before = server.stats();
    },
  );
  const acknowledged = server.stats();
  const idle = await waitUntilIdle(server);
  const spanCount = load.ackedRequests * SPANS_PER_REQUEST;
  const cpuMs = idle.cpuMs - before.cpuMs;
  return {
    load,
    spansPerSecond: (spanCount * 1000) / load.elapsedMs,
    cpuUsPerSpan: (cpuMs * 1000) / spanCount,
    backgroundCpuShare: (idle.cpuMs - acknowledged.cpuMs) / cpuMs,
    peakRssBytes: idle.peakRssBytes,
    writtenPerRawByte: (idle.writtenBytes - before.writtenBytes) / load.rawBytes,
  };
}

async function waitUntilIdle(server: ServerProcess): Promise<ProcessStats> {
  let previous = server.stats();
  for (let waitedMs = 0; waitedMs < IDLE_LIMIT_MS; waitedMs += IDLE_POLL_MS) {
    await delay(IDLE_POLL_MS);
    const now = server.stats();
    if (now.cpuMs - previous.cpuMs <= IDLE_POLL_MS * IDLE_CPU_SHARE) return now;
    previous = now;
  }
  return previous;
}
