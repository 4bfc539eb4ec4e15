import type { traceV2Routes } from '@gander/api/mlflow/trace-v2-routes';
import { AppError } from '@gander/core/errors';
import type { TraceId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';

import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { toKeyValues } from './trace-operations.ts';
import { createTraceReader } from './traces/trace-reader.ts';
import { createTraceSearch } from './traces/trace-search.ts';

type TraceV2Operations = Pick<MlflowOperations, keyof typeof traceV2Routes>;

/** Traces of clients before version 3. */
export function createTraceV2Operations(deps: OperationDeps): TraceV2Operations {
  const { publish, newId } = deps;
  const { traceInfos } = deps.store;
  const reader = createTraceReader(deps);

  async function readInfo(traceId: TraceId) {
    const [trace_info] = await reader.readInfosV2([traceId]);
    if (trace_info === undefined) throw new AppError('not_found', `Trace with ID '${traceId}' not found.`, { traceId });
    return { trace_info };
  }

  return {
    async startTraceV2({ experiment_id, timestamp_ms = 0n, request_metadata = [], tags = [] }) {
      if (experiment_id === undefined || experiment_id === '') {
        throw new AppError('malformed', 'The trace has no experiment_id.');
      }
      const traceId = `tr-${newId()}` as TraceId;
      const changed = await traceInfos.writeTraceInfo(traceId, {
        experimentId: requireExperimentId(experiment_id),
        state: 'IN_PROGRESS',
        startMs: timestamp_ms,
        durationMs: null,
        clientRequestId: null,
        inputPreview: null,
        outputPreview: null,
        tags: toPairs(tags),
        metadata: toPairs(request_metadata),
      });
      publish([changed]);
      return readInfo(traceId);
    },
    async endTraceV2({ request_id, timestamp_ms = 0n, status, request_metadata = [], tags = [] }) {
      const traceId = request_id as TraceId;
      const changed = await traceInfos.writeTraceEnd(traceId, {
        state: status === undefined || status === 'TRACE_STATUS_UNSPECIFIED' ? 'STATE_UNSPECIFIED' : status,
        endMs: timestamp_ms,
        tags: toPairs(tags),
        metadata: toPairs(request_metadata),
      });
      publish([changed]);
      return readInfo(traceId);
    },
    getTraceInfoV2: ({ request_id }) => readInfo(request_id as TraceId),
    searchTracesV2: createTraceSearch(deps, reader).searchTracesV2,
  };
}

interface Pair {
  readonly key: string;
  readonly value?: string | undefined;
}

function toPairs(pairs: readonly Pair[]): readonly KeyValue[] {
  return toKeyValues(Object.fromEntries(pairs.map(({ key, value = '' }) => [key, value])));
}
