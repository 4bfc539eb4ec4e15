import type { MlflowCall, MlflowClient } from '@gander/api/mlflow/mlflow-client';

import type { MlflowBatch } from './import-batch.ts';

export interface MlflowDestination {
  readonly experimentId: string;
  readonly client: MlflowClient;
  readonly signal: AbortSignal;
}

const ARTIFACT_LOCATION = 'mlflow.artifactLocation';
const PROXIED = 'mlflow-artifacts:/';

type TraceInfoFields = NonNullable<MlflowCall<'startTrace'>['trace']['trace_info']>;

/** As MLflow's client logs a trace: first what it is, then the file with its spans. */
export async function sendMlflowTrace(
  { traceId, info, body }: MlflowBatch,
  { experimentId, client, signal }: MlflowDestination,
): Promise<void> {
  const { trace } = await client.startTrace({
    trace: {
      trace_info: {
        ...(info as TraceInfoFields),
        trace_id: traceId,
        trace_location: { mlflow_experiment: { experiment_id: experimentId } },
        // Times and states of old files are in words that the server leaves aside; the spans say them again.
        request_time: toTimestamp(info['request_time'] ?? info['timestamp_ms'] ?? info['request_time_ms']),
        state: info['state'] ?? info['status'] ?? 'OK',
        execution_duration: toDuration(
          info['execution_duration'] ?? info['execution_duration_ms'] ?? info['execution_time_ms'],
        ),
        tags: withoutPlace(info['tags']),
      },
    },
  });
  const location = trace.trace_info.tags[ARTIFACT_LOCATION] ?? '';
  if (!location.startsWith(PROXIED)) {
    throw new Error(`The files of this experiment are at ${location}, where the page cannot write.`);
  }
  const path = location.slice(PROXIED.length).replace(/^\/+/, '');
  const address = `/api/2.0/mlflow-artifacts/artifacts/${path.split('/').map(encodeURIComponent).join('/')}/traces.json`;
  const response = await fetch(address, { method: 'PUT', body, signal });
  if (!response.ok) throw new Error(`The server did not take the spans: ${response.status} ${await response.text()}`);
}

/** Where it lay before says nothing here. */
function withoutPlace(tags: unknown): Record<string, string> {
  if (typeof tags !== 'object' || tags === null) return {};
  const texts = Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.filter(([key]) => key !== ARTIFACT_LOCATION && key !== 'mlflow.trace.spansLocation'));
}

/** RFC 3339, from that or from milliseconds. */
function toTimestamp(time: unknown): string {
  if (typeof time === 'string' && !/^\d+$/.test(time)) return time;
  const timeMs = Number(time ?? Date.now());
  return new Date(Number.isFinite(timeMs) ? timeMs : Date.now()).toISOString();
}

/** `1.5s`, from that or from milliseconds. */
function toDuration(duration: unknown): string | undefined {
  if (typeof duration === 'string' && duration.endsWith('s')) return duration;
  const durationMs = Number(duration);
  return duration === undefined || !Number.isFinite(durationMs) ? undefined : `${durationMs / 1000}s`;
}
