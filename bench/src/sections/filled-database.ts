import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { BenchContext } from '../bench-context.ts';
import { SPANS_PER_REQUEST } from '../corpus/request-pool.ts';
import { findFreePort } from '../process/free-port.ts';
import { ganderArgs } from '../process/gander-args.ts';
import { startServerProcess, type ServerProcess } from '../process/server-process.ts';
import { fillDatabase, writeLandmark, type LandmarkTrace } from './fill-database.ts';

/** One database that grows from size to size; the start section uses the largest one again. */
export interface FilledDatabase {
  readonly path: string;
  readonly spanCount: number;
  readonly short: LandmarkTrace;
  readonly long: LandmarkTrace;
}

const SHORT_TRACE_SPANS = 20;
const LONG_TRACE_SPANS = 10_000;

/** In the middle of the first pass of the corpus, so that the landmarks are not the newest traces. */
const LANDMARK_UNIX_NANO = 1_794_700_050_000_000_000n;

/**
 * Grows the database through every size of the scale and calls `measure` at each, on the running server.
 * All traces are in one experiment: the hardest case for its list.
 */
export async function growDatabase(
  context: BenchContext,
  measure: (server: ServerProcess, database: FilledDatabase) => Promise<void>,
): Promise<FilledDatabase> {
  const folder = join(context.folder, 'filled');
  mkdirSync(folder);
  const path = join(folder, 'bench.db');
  const server = await startFilled(context, path);
  try {
    const short = await writeLandmark(server.port, {
      seed: 20,
      spanCount: SHORT_TRACE_SPANS,
      startUnixNano: LANDMARK_UNIX_NANO,
    });
    const long = await writeLandmark(server.port, {
      seed: 10,
      spanCount: LONG_TRACE_SPANS,
      startUnixNano: LANDMARK_UNIX_NANO,
    });
    let firstRequest = 0;
    let database: FilledDatabase = { path, spanCount: 0, short, long };
    for (const spanCount of context.scale.querySpanCounts) {
      context.log(`Filling a database with ${spanCount.toLocaleString('en-US')} spans …`);
      const untilRequest = spanCount / SPANS_PER_REQUEST;
      await fillDatabase(context, { port: server.port, firstRequest, untilRequest });
      firstRequest = untilRequest;
      database = { path, spanCount, short, long };
      await measure(server, database);
    }
    return database;
  } finally {
    await server.stop();
  }
}

export async function startFilled(context: BenchContext, databasePath: string): Promise<ServerProcess> {
  const port = await findFreePort();
  return startServerProcess({ port, args: ganderArgs({ build: context.build, port, databasePath }) });
}

/** Database and write-ahead log together. */
export function databaseSizeBytes(databasePath: string): number {
  return [databasePath, `${databasePath}-wal`].reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
