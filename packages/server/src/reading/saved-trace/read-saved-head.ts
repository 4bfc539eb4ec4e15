import { GANDER_API_PREFIX } from '@gander/api/gander/routes';
import type { savedTraceHead } from '@gander/api/gander/saved-trace';
import type { TraceId } from '@gander/core/ids';
import { decodeLogData } from '@gander/protocol/log-decoder';
import { toLogJson } from '@gander/protocol/log-json';
import type { TraceStore } from '@gander/store/trace-store';
import type { z } from 'zod';

import type { ReadingOperations } from '../reading-operations.ts';

type Head = z.input<typeof savedTraceHead>;
type Json = Head['logsOtlp'];

type HeadRoute = 'getTrace' | 'getTraceChat' | 'listLogs' | 'listSpanDigests' | 'getTraceCost' | 'listSpanMarks';

export interface SavedHeadDeps {
  readonly traces: Pick<TraceStore, 'readLogChunks'>;
  readonly operations: Pick<ReadingOperations, HeadRoute>;
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

/** What is said of a trace as a whole, in the words of the API. Throws `not_found`. */
export async function readSavedHead(
  { traces, operations, getTraceInfo, nowMs }: SavedHeadDeps,
  { traceIdText, ganderVersion }: SavedHeadRequest,
): Promise<SavedHead> {
  const trace = await operations.getTrace({ traceId: traceIdText }, {});
  const { experimentId, name } = trace;
  const traceId = trace.traceId as TraceId;
  const params = { traceId };
  const base = `${GANDER_API_PREFIX}/traces/${encodeURIComponent(traceId)}`;
  const answers = {
    [base]: trace,
    [`${base}/chat`]: await operations.getTraceChat(params, {}),
    [`${base}/logs`]: await operations.listLogs(params, {}),
    [`${base}/digests`]: await operations.listSpanDigests(params, {}),
    [`${base}/cost`]: await operations.getTraceCost(params, {}),
    [`${base}/span-marks`]: { items: await listAllMarks(operations, traceId), nextCursor: null },
    [`/api/3.0/mlflow/traces/${encodeURIComponent(traceId)}`]: await getTraceInfo(traceId),
  };
  const logChunks = await traces.readLogChunks(traceId);
  const resourceLogs = logChunks.flatMap(({ bytes }) => decodeLogData(bytes).resourceLogs);
  const head: Head = {
    version: 1,
    traceId,
    experimentId,
    savedAtMs: nowMs(),
    ganderVersion,
    answers: answers as Head['answers'],
    logsOtlp: toLogJson({ resourceLogs }) as Json,
  };
  return { head, name };
}

/** The page has them in one. */
async function listAllMarks(operations: SavedHeadDeps['operations'], traceId: TraceId) {
  const items: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await operations.listSpanMarks({ traceId }, { cursor });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
