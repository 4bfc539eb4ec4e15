import type { MlflowRequest } from '@gander/api/mlflow/mlflow-routes';
import type { traceRoutes } from '@gander/api/mlflow/trace-routes';
import { AppError } from '@gander/core/errors';
import type { RunId, TraceId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';
import type { TraceInfoWrite } from '@gander/core/trace-info';
import { TRACE_METADATA } from '@gander/core/trace-keys';
import type { TraceDeletion } from '@gander/store/trace-info-store';

import { toNewAssessment } from './assessments/to-new-assessment.ts';
import { checkCount } from './check-count.ts';
import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { createTraceReader } from './traces/trace-reader.ts';
import { createTraceSearch } from './traces/trace-search.ts';

type TraceOperations = Pick<MlflowOperations, keyof typeof traceRoutes>;

/** Longer ids, keys and values are refused or cut, so that no client can fill a database with one call. */
const MAX_TRACE_ID = 250;
const MAX_KEY = 250;
const MAX_VALUE = 8000;
const MAX_PREVIEW = 10_000;
const MAX_LINKED_TRACES = 100;
const MAX_LINKED_PROMPTS = 1000;
const MAX_DELETED_TRACES = 10_000;
const MAX_INFOS_OF_BATCH = 1000;
/** With all their spans: clients ask for ten at a time. */
const MAX_TRACES_OF_BATCH = 100;

/** Traces, as MLflow's clients know them. */
export function createTraceOperations(deps: OperationDeps): TraceOperations {
  const { publish } = deps;
  const { traceInfos, assessments } = deps.store;
  const reader = createTraceReader(deps);

  const deleteTraces: TraceOperations['deleteTraces'] = async (request) => {
    const deleted = await traceInfos.deleteTraces(toDeletion(request));
    publish(deleted);
    return { traces_deleted: deleted.length };
  };
  const setTag: TraceOperations['setTraceTag'] = async ({ trace_id, key, value = '' }) => {
    const tag = { key, value: value.slice(0, MAX_VALUE) };
    publish([await traceInfos.writeTraceTag(trace_id as TraceId, tag).catch(refuseUnknownTrace)]);
    return {};
  };
  const deleteTag: TraceOperations['deleteTraceTag'] = async ({ trace_id, key }) => {
    publish([await traceInfos.deleteTraceTag(trace_id as TraceId, key)]);
    return {};
  };

  /** A client may report the same trace again, with what was said about it so far. */
  async function writeAssessments(traceId: TraceId, messages: NonNullable<TraceInfoRequest['assessments']>) {
    if (messages.length === 0) return;
    const known = (await assessments.listAssessments([traceId])).get(traceId) ?? [];
    for (const message of messages) {
      const created = toNewAssessment(message, { traceId, newId: deps.newId, nowMs: deps.nowMs });
      const isKnown = known.some(
        ({ name, source, creationTimeMs }) =>
          name === created.name && source.id === created.source.id && creationTimeMs === created.creationTimeMs,
      );
      if (!isKnown) await assessments.createAssessment(created);
    }
  }

  return {
    async startTrace({ trace: { trace_info = {} } }) {
      const traceId = requireNewTraceId(trace_info.trace_id);
      publish([await traceInfos.writeTraceInfo(traceId, toInfoWrite(trace_info))]);
      await writeAssessments(traceId, trace_info.assessments ?? []);
      return { trace: { trace_info: await reader.getInfo(traceId) } };
    },
    getTraceInfo: async ({ trace_id }) => ({ trace: { trace_info: await reader.getInfo(trace_id as TraceId) } }),
    getTrace: async ({ trace_id, allow_partial = false }) => ({
      trace: await reader.getTrace(trace_id as TraceId, { isPartialAllowed: allow_partial }),
    }),
    async batchGetTraces({ trace_ids }) {
      checkCount('trace_ids', trace_ids, MAX_TRACES_OF_BATCH);
      return { traces: await reader.readTraces(trace_ids as TraceId[]) };
    },
    async batchGetTraceInfos({ trace_ids }) {
      checkCount('trace_ids', trace_ids, MAX_INFOS_OF_BATCH);
      return { trace_infos: await reader.readInfos(trace_ids as TraceId[]) };
    },
    searchTraces: createTraceSearch(deps, reader).searchTraces,
    deleteTraces,
    setTraceTag: setTag,
    deleteTraceTag: deleteTag,
    deleteTracesV2: deleteTraces,
    setTraceTagV2: setTag,
    deleteTraceTagV2: deleteTag,
    async linkTracesToRun({ trace_ids, run_id }) {
      if (trace_ids.length > MAX_LINKED_TRACES) {
        throw new AppError(
          'invalid_argument',
          `Cannot link more than ${MAX_LINKED_TRACES} traces to a run in a single request. Provided ${trace_ids.length} traces.`,
        );
      }
      requireDistinct(trace_ids, 'trace_ids');
      await traceInfos.linkTracesToRun(run_id as RunId, trace_ids as TraceId[]);
      return {};
    },
    async linkPrompts({ trace_id, prompt_versions }) {
      checkCount('prompt_versions', prompt_versions, MAX_LINKED_PROMPTS);
      const prompts = prompt_versions.map(({ name = '', version = '' }) => ({ name, version }));
      requireDistinct(
        prompts.map(({ name, version }) => `${name}/${version}`),
        'prompt_versions',
      );
      await traceInfos.linkPrompts(trace_id as TraceId, prompts);
      return {};
    },
  };
}

type TraceInfoRequest = NonNullable<MlflowRequest<'startTrace'>['trace']['trace_info']>;

/** The text of tags and metadata, cut to what is kept. */
export function toKeyValues(map: Readonly<Record<string, string>>): readonly KeyValue[] {
  return Object.entries(map).map(([key, value]) => ({ key: key.slice(0, MAX_KEY), value: value.slice(0, MAX_VALUE) }));
}

function toInfoWrite(request: TraceInfoRequest): TraceInfoWrite {
  const { request_time, execution_duration, trace_metadata = {}, tags = {} } = request;
  const experimentId = request.trace_location?.mlflow_experiment?.experiment_id;
  if (experimentId === undefined) {
    throw new AppError('malformed', 'The trace has no trace_location.mlflow_experiment.experiment_id.');
  }
  return {
    experimentId: requireExperimentId(experimentId),
    // MLflow's server reads a message until the first field that it cannot read, and the state comes after the time.
    state: request_time === null ? 'STATE_UNSPECIFIED' : (request.state ?? 'STATE_UNSPECIFIED'),
    startMs: request_time ?? 0n,
    durationMs: execution_duration ?? null,
    clientRequestId: toOptionalText(request.client_request_id, MAX_KEY),
    inputPreview: toOptionalText(request.request_preview, MAX_PREVIEW),
    outputPreview: toOptionalText(request.response_preview, MAX_PREVIEW),
    tags: toKeyValues(tags),
    metadata: [...toKeyValues(trace_metadata), { key: TRACE_METADATA.infoFinalized, value: 'true' }],
  };
}

function toOptionalText(text: string | undefined, maxLength: number): string | null {
  return text === undefined || text === '' ? null : text.slice(0, maxLength);
}

function requireNewTraceId(text: string | undefined): TraceId {
  if (text === undefined || text === '') throw new AppError('malformed', 'The trace has no trace_info.trace_id.');
  if (text.length <= MAX_TRACE_ID) return text as TraceId;
  throw new AppError('invalid_argument', `'trace_id' exceeds the maximum length of ${MAX_TRACE_ID} characters`);
}

function toDeletion(request: MlflowRequest<'deleteTraces'>): TraceDeletion {
  const { max_timestamp_millis, max_traces, request_ids = [] } = request;
  const experimentId = requireExperimentId(request.experiment_id);
  if (max_timestamp_millis === undefined) {
    if (request_ids.length === 0) {
      throw new AppError('invalid_argument', 'Either `max_timestamp_millis` or `trace_ids` must be specified.');
    }
    if (max_traces !== undefined) {
      throw new AppError('invalid_argument', "`max_traces` can't be specified if `trace_ids` is specified.");
    }
    checkCount('request_ids', request_ids, MAX_DELETED_TRACES);
    return { experimentId, traceIds: request_ids as TraceId[] };
  }
  if (request_ids.length > 0) {
    throw new AppError('invalid_argument', 'Only one of `max_timestamp_millis` and `trace_ids` can be specified.');
  }
  if (max_traces !== undefined && max_traces <= 0) {
    throw new AppError('invalid_argument', `\`max_traces\` must be a positive integer, received ${max_traces}.`);
  }
  return { experimentId, maxTimestampMs: max_timestamp_millis, maxTraces: max_traces };
}

function requireDistinct(texts: readonly string[], parameter: string): void {
  if (new Set(texts).size === texts.length) return;
  throw new AppError('malformed', `The parameter '${parameter}' names the same thing twice.`);
}

/** MLflow's server answers like this, and `RESOURCE_DOES_NOT_EXIST` only when a tag is deleted. */
function refuseUnknownTrace(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') throw new AppError('malformed', error.message);
  throw error;
}
