import type { ExperimentId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { clampToInt64 } from '../schema/int64.ts';
import { type DoomedTrace, toDoomedTrace } from './doomed-trace.ts';

export interface OldTraces {
  readonly experimentId: ExperimentId;
  /** Milliseconds since the epoch. */
  readonly maxTimestampMs: bigint;
  readonly limit: number;
}

const NANOS_PER_MS = 1_000_000n;

/** Traces of the experiment that started until then, the oldest first. */
export async function listOldTraces(
  db: SqlExecutor,
  { experimentId, maxTimestampMs, limit }: OldTraces,
): Promise<readonly DoomedTrace[]> {
  const rows = await db
    .selectFrom('traces')
    .select(['trace_key', 'trace_id'])
    .where('experiment_id', '=', Number(experimentId))
    .where('start_unix_nano', '<', clampToInt64((maxTimestampMs + 1n) * NANOS_PER_MS))
    .orderBy('start_unix_nano')
    .orderBy('trace_id')
    .limit(limit)
    .execute();
  return rows.map(toDoomedTrace);
}
