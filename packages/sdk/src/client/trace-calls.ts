import type { Connection } from '../connection/connection.ts';
import { type UploadCredentials, writeToSignedUrl } from '../destinations/write-to-signed-url.ts';
import { parsePreciseJson } from '../rest/parse-precise-json.ts';
import type { JsonRecord, RestClient } from '../rest/rest-client.ts';
import { isNotFound, ServerError, toServerError } from '../rest/server-error.ts';
import { TraceData, TraceEntity } from './trace-entity.ts';
import { TraceInfo } from './trace-info.ts';
import { TraceSpan } from './trace-span.ts';

/** Which traces are wanted. */
export interface TraceSearch {
  /** The chosen experiment if left out. */
  readonly experimentIds?: readonly string[] | undefined;
  /** MLflow's filter language: `attributes.status = 'ERROR' AND tags.team = 'x'`. */
  readonly filter?: string | undefined;
  /** `['timestamp_ms DESC']` … */
  readonly orderBy?: readonly string[] | undefined;
  /** Only traces that are linked to this run. */
  readonly runId?: string | undefined;
  /** At most so many; all if left out. */
  readonly maxResults?: number | undefined;
  /** Traces per request, 1 to 500. */
  readonly pageSize?: number | undefined;
  /** `false` leaves the spans out, which is faster. */
  readonly includeSpans?: boolean | undefined;
}

const TRACES = '/api/3.0/mlflow/traces';
const TRACES_V2 = '/api/2.0/mlflow/traces';
const DEFAULT_PAGE = 100;
const SPANS_PER_REQUEST = 10;

/** Traces that match, page by page as they are read. Throws `ServerError`. */
export async function* listTracePages(connection: Connection, search: TraceSearch): AsyncGenerator<TraceEntity, void> {
  const experimentIds = search.experimentIds ?? [await connection.experiment.getId()];
  const runFilter = search.runId === undefined ? undefined : `attribute.run_id = '${search.runId}'`;
  const filter = [search.filter, runFilter].filter((part) => part !== undefined && part !== '').join(' AND ');
  let left = search.maxResults ?? Number.POSITIVE_INFINITY;
  let pageToken: string | undefined;
  do {
    const page = await connection.rest.call({
      method: 'POST',
      path: `${TRACES}/search`,
      body: {
        locations: experimentIds.map((id) => ({ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: id } })),
        ...(filter === '' ? {} : { filter }),
        ...(search.orderBy === undefined ? {} : { order_by: search.orderBy }),
        max_results: Math.min(search.pageSize ?? DEFAULT_PAGE, left),
        ...(pageToken === undefined ? {} : { page_token: pageToken }),
      },
    });
    const infos = ((page['traces'] ?? []) as readonly JsonRecord[]).map((info) => TraceInfo.fromJson(info));
    yield* search.includeSpans === false
      ? infos.map((info) => new TraceEntity(info, new TraceData()))
      : await listWithSpans(connection, infos);
    left -= infos.length;
    pageToken = typeof page['next_page_token'] === 'string' ? page['next_page_token'] : '';
  } while (pageToken !== '' && left > 0);
}

/** A trace with its spans: from the server's store, or from the file that older servers and Databricks keep. */
export async function getTraceEntity(connection: Connection, traceId: string): Promise<TraceEntity> {
  const info = await getTraceInfo(connection.rest, traceId);
  const stored = await findStoredTrace(connection.rest, traceId);
  if (stored !== undefined && stored.data.spans.length > 0) return new TraceEntity(info, stored.data);
  return new TraceEntity(info, await readTraceFile(connection, info));
}

/** Throws `ServerError`. */
export async function getTraceInfo(rest: RestClient, traceId: string): Promise<TraceInfo> {
  const answer = await rest.call({ method: 'GET', path: `${TRACES}/${encodeURIComponent(traceId)}` });
  const { trace_info: info } = (answer['trace'] ?? {}) as JsonRecord;
  return TraceInfo.fromJson((info ?? {}) as JsonRecord);
}

/** Creates or completes what a server knows about a trace. Throws `ServerError`. */
export async function writeTraceInfo(rest: RestClient, info: TraceInfo): Promise<TraceInfo> {
  const answer = await rest.call({ method: 'POST', path: TRACES, body: { trace: { trace_info: info.toJson() } } });
  const { trace_info: written } = (answer['trace'] ?? {}) as JsonRecord;
  return TraceInfo.fromJson((written ?? {}) as JsonRecord);
}

/** Writes the file of a trace's spans. Throws `ServerError`. */
export async function writeTraceFile(connection: Connection, info: TraceInfo, data: TraceData): Promise<void> {
  const text = toPreciseText(data.toJson());
  const { rest } = connection;
  if (connection.kind === 'databricks') {
    const credentials = await getCredentials(rest, info.traceId, 'upload');
    const response = await writeToSignedUrl(rest.sender, credentials, text);
    if (response.status >= 300) throw toServerError(response, 'The upload of the spans');
    return;
  }
  const response = await rest.sender.send({
    method: 'PUT',
    url: rest.host + toArtifactPath(info),
    body: text,
    contentType: 'application/json',
  });
  if (response.status >= 300) throw toServerError(response, 'The upload of the spans');
}

/** Sets one tag. Throws `ServerError`. */
export async function writeTraceTag(
  rest: RestClient,
  traceId: string,
  tag: { key: string; value: string },
): Promise<void> {
  await rest.call({ method: 'PATCH', path: `${TRACES_V2}/${encodeURIComponent(traceId)}/tags`, body: tag });
}

/** Throws `ServerError`, also when there is no such tag. */
export async function deleteTraceTag(rest: RestClient, traceId: string, key: string): Promise<void> {
  await rest.call({ method: 'DELETE', path: `${TRACES_V2}/${encodeURIComponent(traceId)}/tags`, body: { key } });
}

async function listWithSpans(connection: Connection, infos: readonly TraceInfo[]): Promise<TraceEntity[]> {
  const traces: TraceEntity[] = [];
  for (let at = 0; at < infos.length; at += SPANS_PER_REQUEST) {
    const part = infos.slice(at, at + SPANS_PER_REQUEST);
    const answer = await connection.rest.call({
      method: 'GET',
      path: `${TRACES}/batchGet`,
      query: { trace_ids: part.map(({ traceId }) => traceId) },
    });
    const found = ((answer['traces'] ?? []) as readonly JsonRecord[]).map((trace) => TraceEntity.fromJson(trace));
    const byId = new Map(found.map((trace) => [trace.info.traceId, trace]));
    for (const info of part) {
      // Left out by the server: its spans are in a file, or not there yet.
      traces.push(new TraceEntity(info, byId.get(info.traceId)?.data ?? (await findTraceFile(connection, info))));
    }
  }
  return traces;
}

async function findStoredTrace(rest: RestClient, traceId: string): Promise<TraceEntity | undefined> {
  try {
    const query = { trace_id: traceId, allow_partial: 'True' };
    const answer = await rest.call({ method: 'GET', path: `${TRACES}/get`, query });
    return TraceEntity.fromJson((answer['trace'] ?? {}) as JsonRecord);
  } catch (error) {
    // 500 is MLflow's way to say that the spans are elsewhere.
    if (isNotFound(error) || (error instanceof ServerError && error.status === 500)) return undefined;
    throw error;
  }
}

async function findTraceFile(connection: Connection, info: TraceInfo): Promise<TraceData> {
  try {
    return await readTraceFile(connection, info);
  } catch (error) {
    if (error instanceof ServerError) return new TraceData();
    throw error;
  }
}

async function readTraceFile(connection: Connection, info: TraceInfo): Promise<TraceData> {
  const { rest } = connection;
  if (connection.kind !== 'databricks' && info.tags['mlflow.artifactLocation'] === undefined) return new TraceData();
  const request =
    connection.kind === 'databricks'
      ? await toSignedDownload(rest, info.traceId)
      : { method: 'GET' as const, url: rest.host + toArtifactPath(info) };
  const response = await rest.sender.send(request);
  if (response.status === 404) return new TraceData();
  if (response.status !== 200) throw toServerError(response, 'The download of the spans');
  const json = parsePreciseJson(response.text) as JsonRecord;
  return new TraceData(((json['spans'] ?? []) as readonly JsonRecord[]).map((span) => TraceSpan.fromJson(span)));
}

async function toSignedDownload(rest: RestClient, traceId: string) {
  const { signed_uri: url, headers } = await getCredentials(rest, traceId, 'download');
  return {
    method: 'GET' as const,
    url,
    headers: Object.fromEntries((headers ?? []).map(({ name, value }) => [name, value])),
    isForeign: true,
  };
}

async function getCredentials(
  rest: RestClient,
  traceId: string,
  way: 'upload' | 'download',
): Promise<UploadCredentials> {
  const answer = await rest.call({
    method: 'GET',
    path: `${TRACES_V2}/${encodeURIComponent(traceId)}/credentials-for-data-${way}`,
  });
  return answer['credential_info'] as UploadCredentials;
}

function toArtifactPath(info: TraceInfo): string {
  const location = info.tags['mlflow.artifactLocation'] ?? '';
  const path = /^mlflow-artifacts:(?:\/\/[^/]*)?\/+(.*)$/.exec(location)?.[1];
  if (path === undefined)
    throw new Error(`The spans of ${info.traceId} are kept where only the server can reach them.`);
  return `/api/2.0/mlflow-artifacts/artifacts/${path}/traces.json`;
}

/** JSON with bigints as bare numbers, as MLflow writes them. */
function toPreciseText(value: unknown): string {
  const mark = '\u0001';
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'bigint' ? `${mark}${member}${mark}` : member,
  );
  return text.replace(/"\\u0001(-?\d+)\\u0001"/g, '$1');
}
