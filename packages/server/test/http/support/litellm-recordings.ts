import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../../fixtures/litellm');

/** One request of MLflow's client, as it was on the wire. */
export interface CallbackRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What one call of LiteLLM sends when its `mlflow` callback is on. Recorded against experiment 1. */
export interface CallbackRecording {
  /** What the client says about the trace. */
  readonly report: CallbackRequest;
  /** Its spans by OTLP. */
  readonly spans: CallbackRequest;
  /** The same spans as a file, which the client also sends when the report was first. */
  readonly file: CallbackRequest;
  readonly traceId: string;
}

/** The names of the recorded calls. */
export function listCallbackRecordings(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .toSorted();
}

/** Throws for a recording that lacks one of the three requests. */
export function readCallbackRecording(name: string): CallbackRecording {
  const { requests } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as {
    readonly requests: readonly (Omit<CallbackRequest, 'body'> & { readonly base64: string })[];
  };
  const find = (method: string, prefix: string): CallbackRequest => {
    const found = requests.find((request) => request.method === method && request.path.startsWith(prefix));
    if (found === undefined) throw new Error(`The recording ${name} has no ${method} ${prefix}`);
    const { base64, ...request } = found;
    return { ...request, body: new Uint8Array(Buffer.from(base64, 'base64')) };
  };
  const report = find('POST', '/api/3.0/mlflow/traces');
  const { trace } = JSON.parse(new TextDecoder().decode(report.body)) as {
    readonly trace: { readonly trace_info: { readonly trace_id: string } };
  };
  return {
    report,
    spans: find('POST', '/v1/traces'),
    file: find('PUT', '/api/2.0/mlflow-artifacts/'),
    traceId: trace.trace_info.trace_id,
  };
}
