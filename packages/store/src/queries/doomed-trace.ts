import type { TraceId } from '@gander/core/ids';

import { toBigInt } from '../schema/int64.ts';

/** A trace that is about to be deleted, by both its names. */
export interface DoomedTrace {
  readonly traceKey: bigint;
  readonly traceId: TraceId;
}

/** Of a row with both names. */
export function toDoomedTrace(row: { trace_key: bigint | number | string; trace_id: string }): DoomedTrace {
  return { traceKey: toBigInt(row.trace_key), traceId: row.trace_id as TraceId };
}
