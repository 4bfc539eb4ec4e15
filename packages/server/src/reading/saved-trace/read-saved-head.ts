import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import type { savedTraceHead } from '@gander/api/gander/saved-trace';
import type { TraceId } from '@gander/core/ids';
import type { z } from 'zod';

import type { ReadingOperations } from '../reading-operations.ts';

type Head = z.input<typeof savedTraceHead>;

export interface SavedHeadDeps {
  readonly operations: Pick<ReadingOperations, 'getTrace' | 'getTraceCost'>;
  /** What MLflow's `getTraceInfo` answers, which holds what people and judges say. */
  readonly getTraceInfo: (traceId: TraceId) => Promise<unknown>;
  readonly nowMs: () => number;
}

export interface SavedHead {
  readonly head: Head;
  /** What the trace is called. */
  readonly name: string;
}

export interface SavedHeadRequest {
  /** As in the address. */
  readonly traceIdText: string;
  readonly ganderVersion: string;
}

/** Where the API has the trace. */
export function toTracePath(traceId: TraceId): string {
  return `${GANDER_API_PREFIX}/traces/${encodeURIComponent(traceId)}`;
}

/** What is said of a trace as a whole and is short, in the words of the API. Throws `not_found`. */
export async function readSavedHead(
  { operations, getTraceInfo, nowMs }: SavedHeadDeps,
  { traceIdText, ganderVersion }: SavedHeadRequest,
): Promise<SavedHead> {
  const trace = await operations.getTrace({ traceId: traceIdText }, {});
  const { experimentId, name } = trace;
  const traceId = trace.traceId as TraceId;
  const path = toTracePath(traceId);
  const answers = {
    [path]: trace,
    [`${path}/cost`]: await operations.getTraceCost({ traceId }, {}),
    [`/api/3.0/mlflow/traces/${encodeURIComponent(traceId)}`]: await getTraceInfo(traceId),
  };
  const head: Head = {
    version: 1,
    traceId,
    experimentId,
    savedAtMs: nowMs(),
    ganderVersion,
    answers: answers as Head['answers'],
  };
  return { head, name };
}
