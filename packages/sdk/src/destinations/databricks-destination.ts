import type { Connection } from '../connection/connection.ts';
import type { Destination, ExportOutcome } from '../export/destination.ts';
import { type IncomingResponse, toExportOutcome } from '../export/http-sender.ts';
import { encodeOtlpBody } from '../export/otlp-body.ts';
import type { FinishedSpan } from '../processor/finished-span.ts';
import { toTraceArtifact } from './to-trace-artifact.ts';
import { toTraceInfo } from './to-trace-info.ts';
import { listTraceRoots, TraceCollector } from './trace-collector.ts';
import { writeToSignedUrl, type UploadCredentials } from './write-to-signed-url.ts';

const UC_TABLE_HEADER = 'X-Databricks-UC-Table-Name';
const UC_SPANS_TABLE = '_otel_spans';

/**
 * A Databricks workspace: traces of an experiment are files in cloud storage; traces of a Unity Catalog location are rows
 * that arrive by OTLP.
 */
export function createDatabricksDestination(connection: Connection): Destination {
  const { unityCatalogLocation } = connection;
  const collector = new TraceCollector();
  return {
    name: `the Databricks workspace ${connection.rest.host}`,
    acceptsOpenSpans: false,
    async export(batch) {
      return unityCatalogLocation === undefined
        ? collector.exportWhole(batch, async (root, spans) => exportToExperiment(connection, { root, spans }))
        : exportToUnityCatalog(connection, unityCatalogLocation, batch);
    },
  };
}

interface WholeTrace {
  readonly root: FinishedSpan;
  readonly spans: readonly FinishedSpan[];
}

async function exportToExperiment({ rest, experiment }: Connection, trace: WholeTrace): Promise<ExportOutcome> {
  const info = toTraceInfo({ ...trace, experimentId: await experiment.getId() });
  const created = await rest.send({
    method: 'POST',
    path: '/api/3.0/mlflow/traces',
    body: { trace: { trace_info: info } },
  });
  if (!isOk(created)) return toExportOutcome(created, Date.now());
  const granted = await rest.send({
    method: 'GET',
    path: `/api/2.0/mlflow/traces/${encodeURIComponent(info.trace_id)}/credentials-for-data-upload`,
  });
  if (!isOk(granted)) return toExportOutcome(granted, Date.now());
  const credentials = findCredentials(granted.text);
  if (credentials === undefined) return { kind: 'dropped', reason: 'Databricks named no place for the spans' };
  const text = toTraceArtifact(trace.spans, info.trace_id);
  return toExportOutcome(await writeToSignedUrl(rest.sender, credentials, text), Date.now());
}

async function exportToUnityCatalog(
  connection: Connection,
  location: string,
  batch: readonly FinishedSpan[],
): Promise<ExportOutcome> {
  const { rest } = connection;
  const { body, contentType } = encodeOtlpBody(batch, 'http/protobuf', 'values');
  const stored = await rest.sender.send({
    method: 'POST',
    url: `${rest.host}/api/2.0/otel/v1/traces`,
    body,
    contentType,
    headers: { [UC_TABLE_HEADER]: `${location}${UC_SPANS_TABLE}` },
  });
  if (!isOk(stored)) return toExportOutcome(stored, Date.now());
  for (const root of listTraceRoots(batch)) {
    const spans = batch.filter(({ traceId }) => traceId === root.traceId);
    const traceId = `trace:/${location}/${root.traceId}`;
    const info = toTraceInfo({ root, spans, experimentId: '', traceId });
    const created = await rest.send({
      method: 'POST',
      path: `/api/4.0/mlflow/traces/${encodeURIComponent(location)}/${root.traceId}/info`,
      body: { ...info, trace_location: toUnityCatalogLocation(location) },
    });
    if (!isOk(created)) return toExportOutcome(created, Date.now());
  }
  return { kind: 'done' };
}

function toUnityCatalogLocation(location: string): object {
  const [catalogName, schemaName, tablePrefix] = location.split('.');
  return {
    type: 'UC_TABLE_PREFIX',
    uc_table_prefix: { catalog_name: catalogName, schema_name: schemaName, table_prefix: tablePrefix },
  };
}

function isOk({ status }: IncomingResponse): boolean {
  return status >= 200 && status < 300;
}

function findCredentials(text: string): UploadCredentials | undefined {
  try {
    const { credential_info: info } = JSON.parse(text) as { credential_info?: UploadCredentials };
    return typeof info?.signed_uri === 'string' && typeof info.type === 'string' ? info : undefined;
  } catch {
    return undefined;
  }
}
