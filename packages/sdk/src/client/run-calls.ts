import { readText } from '../rest/read-text.ts';
import type { JsonRecord, RestClient } from '../rest/rest-client.ts';

/** A run: one execution that parameters, metrics and traces belong to. */
export interface Run {
  readonly runId: string;
  readonly experimentId: string;
  readonly runName: string;
  /** `RUNNING`, `SCHEDULED`, `FINISHED`, `FAILED` or `KILLED`. */
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  /** Latest value by key. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** One value of a metric. */
export interface Metric {
  readonly key: string;
  readonly value: number;
  /** Milliseconds since the epoch; now if left out. */
  readonly timestamp?: number | undefined;
  readonly step?: number | undefined;
}

export interface RunBatch {
  readonly metrics?: readonly Metric[] | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface RunSearch {
  readonly experimentIds: readonly string[];
  readonly filter?: string | undefined;
  readonly orderBy?: readonly string[] | undefined;
  readonly maxResults?: number | undefined;
}

const RUNS = '/api/2.0/mlflow/runs';
/** Of metrics, parameters and tags together. */
const MAX_BATCH_ENTRIES = 1000;
/** Of parameters, and of tags. */
const MAX_BATCH_PAIRS = 100;
const PAGE = 1000;

/** Throws `ServerError`. */
export async function createRun(
  rest: RestClient,
  run: {
    readonly experimentId: string;
    readonly runName?: string | undefined;
    readonly tags?: Readonly<Record<string, string>> | undefined;
  },
): Promise<Run> {
  const answer = await rest.call({
    method: 'POST',
    path: `${RUNS}/create`,
    body: {
      experiment_id: run.experimentId,
      run_name: run.runName,
      start_time: Date.now(),
      tags: toPairs(run.tags),
    },
  });
  return readRun(answer['run'] as JsonRecord);
}

/** Throws `ServerError`. */
export async function getRun(rest: RestClient, runId: string): Promise<Run> {
  const answer = await rest.call({ method: 'GET', path: `${RUNS}/get`, query: { run_id: runId } });
  return readRun(answer['run'] as JsonRecord);
}

/** Ends or renames a run. Throws `ServerError`. */
export async function writeRun(
  rest: RestClient,
  runId: string,
  change: {
    readonly status?: string | undefined;
    readonly runName?: string | undefined;
    readonly endTime?: number | undefined;
  },
): Promise<void> {
  await rest.call({
    method: 'POST',
    path: `${RUNS}/update`,
    body: { run_id: runId, status: change.status, run_name: change.runName, end_time: change.endTime },
  });
}

/** Writes metrics, parameters and tags, in as many requests as the server's limits need. Throws `ServerError`. */
export async function writeRunBatch(rest: RestClient, runId: string, batch: RunBatch): Promise<void> {
  const metrics = (batch.metrics ?? []).map(({ key, value, timestamp = Date.now(), step = 0 }) => ({
    key,
    value: Number.isFinite(value) ? value : String(value),
    timestamp,
    step,
  }));
  const params = toPairs(batch.params) ?? [];
  const tags = toPairs(batch.tags) ?? [];
  while (metrics.length + params.length + tags.length > 0) {
    const part = { params: params.splice(0, MAX_BATCH_PAIRS), tags: tags.splice(0, MAX_BATCH_PAIRS) };
    const room = MAX_BATCH_ENTRIES - part.params.length - part.tags.length;
    const body = { run_id: runId, metrics: metrics.splice(0, room), ...part };
    await rest.call({ method: 'POST', path: `${RUNS}/log-batch`, body });
  }
}

/** All values of a metric, oldest first. Throws `ServerError`. */
export async function listMetricHistory(rest: RestClient, runId: string, key: string): Promise<Required<Metric>[]> {
  const history: Required<Metric>[] = [];
  let pageToken = '';
  do {
    const answer = await rest.call({
      method: 'GET',
      path: '/api/2.0/mlflow/metrics/get-history',
      // Without a page size MLflow hands out tokens that it then refuses.
      query: {
        run_id: runId,
        metric_key: key,
        max_results: String(PAGE),
        ...(pageToken === '' ? {} : { page_token: pageToken }),
      },
    });
    for (const metric of (answer['metrics'] ?? []) as readonly JsonRecord[]) {
      history.push({
        key,
        value: Number(metric['value']),
        timestamp: Number(metric['timestamp'] ?? 0),
        step: Number(metric['step'] ?? 0),
      });
    }
    pageToken = typeof answer['next_page_token'] === 'string' ? answer['next_page_token'] : '';
  } while (pageToken !== '');
  return history;
}

/** Runs that match, page by page as they are read. Throws `ServerError`. */
export async function* listRunPages(rest: RestClient, search: RunSearch): AsyncGenerator<Run, void> {
  let left = search.maxResults ?? Number.POSITIVE_INFINITY;
  let pageToken = '';
  do {
    const answer = await rest.call({
      method: 'POST',
      path: `${RUNS}/search`,
      body: {
        experiment_ids: search.experimentIds,
        filter: search.filter,
        order_by: search.orderBy,
        max_results: Math.min(PAGE, left),
        ...(pageToken === '' ? {} : { page_token: pageToken }),
      },
    });
    const runs = (answer['runs'] ?? []) as readonly JsonRecord[];
    yield* runs.map(readRun);
    left -= runs.length;
    pageToken = typeof answer['next_page_token'] === 'string' ? answer['next_page_token'] : '';
  } while (pageToken !== '' && left > 0);
}

function readRun(json: JsonRecord): Run {
  const info = (json['info'] ?? {}) as JsonRecord;
  const data = (json['data'] ?? {}) as JsonRecord;
  const numberOf = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));
  return {
    runId: readText(info['run_id'] ?? info['run_uuid']),
    experimentId: readText(info['experiment_id']),
    runName: readText(info['run_name']),
    status: readText(info['status']),
    startTime: numberOf(info['start_time']),
    endTime: numberOf(info['end_time']),
    metrics: fromPairs(data['metrics'], Number),
    params: fromPairs(data['params'], String),
    tags: fromPairs(data['tags'], String),
  };
}

function toPairs(record: Readonly<Record<string, string>> | undefined): { key: string; value: string }[] | undefined {
  return record === undefined ? undefined : Object.entries(record).map(([key, value]) => ({ key, value }));
}

function fromPairs<Value>(pairs: unknown, read: (value: unknown) => Value): Record<string, Value> {
  return Object.fromEntries(
    ((pairs ?? []) as readonly JsonRecord[]).map(({ key, value }) => [String(key), read(value)]),
  );
}
