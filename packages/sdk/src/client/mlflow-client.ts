import { readText } from '../rest/read-text.ts';
import type { ConnectionConfig } from '../connection/connection-config.ts';
import { type Connection, getConnection } from '../connection/connection.ts';
import { getOrCreateExperiment } from '../connection/experiment-finder.ts';
import type { JsonRecord } from '../rest/rest-client.ts';
import type { Assessment } from './assessment.ts';
import * as assessments from './assessment-calls.ts';
import * as runs from './run-calls.ts';
import type { TraceData, TraceEntity } from './trace-entity.ts';
import * as traces from './trace-calls.ts';
import type { TraceInfo } from './trace-info.ts';

/** An experiment: what traces and runs are grouped by. */
export interface Experiment {
  readonly experimentId: string;
  readonly name: string;
  /** `active` or `deleted`. */
  readonly lifecycleStage: string;
  readonly artifactLocation: string;
  readonly tags: Readonly<Record<string, string>>;
}

const EXPERIMENTS = '/api/2.0/mlflow/experiments';

/**
 * Reads from and writes to a Gander, MLflow or Databricks server. Every method that asks the server throws `ServerError`
 * for a refusal, and what fetch throws when nobody answers.
 *
 * @example
 * const client = new MlflowClient({ trackingUri: 'http://127.0.0.1:5000', experimentName: 'shop' });
 * for await (const trace of client.searchTraces({ filter: "attributes.status = 'ERROR'" })) console.log(trace.info.traceId);
 */
export class MlflowClient {
  readonly #connection: Connection;

  constructor(config: ConnectionConfig = {}) {
    this.#connection = getConnection(config);
  }

  /** The server's address. */
  getHost(): string {
    return this.#connection.rest.host;
  }

  // Traces

  /** Traces that match, read page by page while they are asked for. */
  searchTraces(search: traces.TraceSearch = {}): AsyncGenerator<TraceEntity, void> {
    return traces.listTracePages(this.#connection, search);
  }

  async getTrace(traceId: string): Promise<TraceEntity> {
    return traces.getTraceEntity(this.#connection, traceId);
  }

  async getTraceInfo(traceId: string): Promise<TraceInfo> {
    return traces.getTraceInfo(this.#connection.rest, traceId);
  }

  /** Creates or completes what the server knows about a trace beside its spans. */
  async createTrace(info: TraceInfo): Promise<TraceInfo> {
    return traces.writeTraceInfo(this.#connection.rest, info);
  }

  /** Writes the spans of a trace as the file older servers read. */
  async uploadTraceData(info: TraceInfo, data: TraceData): Promise<void> {
    await traces.writeTraceFile(this.#connection, info, data);
  }

  async setTraceTag(traceId: string, key: string, value: string): Promise<void> {
    await traces.writeTraceTag(this.#connection.rest, traceId, { key, value });
  }

  async deleteTraceTag(traceId: string, key: string): Promise<void> {
    await traces.deleteTraceTag(this.#connection.rest, traceId, key);
  }

  /** Returns how many there were. */
  async deleteTraces(
    target: { readonly experimentId: string } & (
      | { readonly traceIds: readonly string[] }
      | { readonly maxTimestampMs: number; readonly maxTraces?: number }
    ),
  ): Promise<number> {
    const which =
      'traceIds' in target
        ? { request_ids: target.traceIds }
        : { max_timestamp_millis: target.maxTimestampMs, max_traces: target.maxTraces };
    const answer = await this.#connection.rest.call({
      method: 'POST',
      path: '/api/3.0/mlflow/traces/delete-traces',
      body: { experiment_id: target.experimentId, ...which },
    });
    return Number(answer['traces_deleted'] ?? 0);
  }

  async linkTracesToRun(traceIds: readonly string[], runId: string): Promise<void> {
    const path = '/api/2.0/mlflow/traces/link-to-run';
    for (let at = 0; at < traceIds.length; at += 100) {
      const body = { trace_ids: traceIds.slice(at, at + 100), run_id: runId };
      await this.#connection.rest.call({ method: 'POST', path, body });
    }
  }

  // Assessments

  async logFeedback(options: assessments.FeedbackOptions): Promise<Assessment> {
    return assessments.writeAssessment(this.#connection.rest, assessments.toFeedback(options));
  }

  async logExpectation(options: assessments.ExpectationOptions): Promise<Assessment> {
    return assessments.writeAssessment(this.#connection.rest, assessments.toExpectation(options));
  }

  async logAssessment(assessment: Assessment): Promise<Assessment> {
    return assessments.writeAssessment(this.#connection.rest, assessment);
  }

  /** Replaces a feedback by another one; the old one stays readable and is no longer valid. */
  async overrideFeedback(assessmentId: string, options: assessments.FeedbackOptions): Promise<Assessment> {
    const feedback = { ...assessments.toFeedback(options), overrides: assessmentId };
    return assessments.writeAssessment(this.#connection.rest, feedback);
  }

  async getAssessment(traceId: string, assessmentId: string): Promise<Assessment> {
    return assessments.getAssessment(this.#connection.rest, traceId, assessmentId);
  }

  async updateAssessment(
    id: { readonly traceId: string; readonly assessmentId: string },
    change: assessments.AssessmentChange,
  ): Promise<Assessment> {
    return assessments.writeAssessmentChange(this.#connection.rest, id, change);
  }

  async deleteAssessment(traceId: string, assessmentId: string): Promise<void> {
    await assessments.deleteAssessment(this.#connection.rest, traceId, assessmentId);
  }

  // Experiments

  /** Returns its id. */
  async createExperiment(
    name: string,
    artifactLocation?: string,
    tags?: Readonly<Record<string, string>>,
  ): Promise<string> {
    const pairs = Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));
    const body = { name, artifact_location: artifactLocation, ...(tags === undefined ? {} : { tags: pairs }) };
    const answer = await this.#connection.rest.call({ method: 'POST', path: `${EXPERIMENTS}/create`, body });
    return String(answer['experiment_id']);
  }

  /** The id of the experiment of that name, created when there is none. */
  async getOrCreateExperiment(name: string): Promise<string> {
    return getOrCreateExperiment(this.#connection.rest, name);
  }

  async getExperiment(experimentId: string): Promise<Experiment> {
    const query = { experiment_id: experimentId };
    return readExperiment(await this.#connection.rest.call({ method: 'GET', path: `${EXPERIMENTS}/get`, query }));
  }

  async getExperimentByName(name: string): Promise<Experiment> {
    const path = `${EXPERIMENTS}/get-by-name`;
    return readExperiment(await this.#connection.rest.call({ method: 'GET', path, query: { experiment_name: name } }));
  }

  async deleteExperiment(experimentId: string): Promise<void> {
    const body = { experiment_id: experimentId };
    await this.#connection.rest.call({ method: 'POST', path: `${EXPERIMENTS}/delete`, body });
  }

  async setExperimentTag(experimentId: string, key: string, value: string): Promise<void> {
    const body = { experiment_id: experimentId, key, value };
    await this.#connection.rest.call({ method: 'POST', path: `${EXPERIMENTS}/set-experiment-tag`, body });
  }

  // Runs and metrics

  /** In the chosen experiment, unless another one is given. */
  async createRun(
    options: { readonly experimentId?: string; readonly runName?: string; readonly tags?: Record<string, string> } = {},
  ): Promise<runs.Run> {
    const experimentId = options.experimentId ?? (await this.#connection.experiment.getId());
    return runs.createRun(this.#connection.rest, { ...options, experimentId });
  }

  async getRun(runId: string): Promise<runs.Run> {
    return runs.getRun(this.#connection.rest, runId);
  }

  /** Ends a run, now. */
  async endRun(runId: string, status: 'FINISHED' | 'FAILED' | 'KILLED' = 'FINISHED'): Promise<void> {
    await runs.writeRun(this.#connection.rest, runId, { status, endTime: Date.now() });
  }

  searchRuns(search: runs.RunSearch): AsyncGenerator<runs.Run, void> {
    return runs.listRunPages(this.#connection.rest, search);
  }

  async logMetric(runId: string, metric: runs.Metric): Promise<void> {
    await runs.writeRunBatch(this.#connection.rest, runId, { metrics: [metric] });
  }

  async logParam(runId: string, key: string, value: string): Promise<void> {
    await runs.writeRunBatch(this.#connection.rest, runId, { params: { [key]: value } });
  }

  async setRunTag(runId: string, key: string, value: string): Promise<void> {
    await runs.writeRunBatch(this.#connection.rest, runId, { tags: { [key]: value } });
  }

  async logBatch(runId: string, batch: runs.RunBatch): Promise<void> {
    await runs.writeRunBatch(this.#connection.rest, runId, batch);
  }

  async getMetricHistory(runId: string, key: string): Promise<Required<runs.Metric>[]> {
    return runs.listMetricHistory(this.#connection.rest, runId, key);
  }
}

function readExperiment(answer: JsonRecord): Experiment {
  const experiment = (answer['experiment'] ?? {}) as JsonRecord;
  const tags = (experiment['tags'] ?? []) as readonly JsonRecord[];
  return {
    experimentId: String(experiment['experiment_id']),
    name: String(experiment['name']),
    lifecycleStage: readText(experiment['lifecycle_stage']),
    artifactLocation: readText(experiment['artifact_location']),
    tags: Object.fromEntries(tags.map(({ key, value }) => [String(key), String(value)])),
  };
}
