import type { Connection } from '../connection/connection.ts';
import { DEFAULT_EXPERIMENT_ID } from '../connection/experiment-finder.ts';
import { reportOnce } from '../diagnostics/report.ts';
import type { Destination, ExportOutcome } from '../export/destination.ts';
import { type IncomingResponse, toExportOutcome } from '../export/http-sender.ts';
import { encodeOtlpBody } from '../export/otlp-body.ts';
import type { FinishedSpan } from '../processor/finished-span.ts';
import type { JsonRecord } from '../rest/rest-client.ts';
import { isNotFound } from '../rest/server-error.ts';
import { toOtlpOutcome } from './otlp-destination.ts';
import { findServerFlavor, type ServerFlavor } from './server-flavor.ts';
import { toTraceArtifact } from './to-trace-artifact.ts';
import { joinOutcomes, listTraceRoots, TraceCollector } from './trace-collector.ts';
import { toTraceInfo, type TraceInfoJson } from './to-trace-info.ts';

const EXPERIMENT_HEADER = 'x-mlflow-experiment-id';

/** A Gander or MLflow server; which of them it is asked once, at the first export. */
export function createServerDestination(connection: Connection): Destination {
  const { rest } = connection;
  const name = `the server at ${rest.host}`;
  const collector = new TraceCollector();
  let flavor: ServerFlavor | undefined;
  return {
    name,
    acceptsOpenSpans: true,
    async export(batch) {
      flavor ??= await findServerFlavor(rest);
      const experimentId = await findExperimentId(connection, name);
      const context: ExportContext = { connection, name, flavor, experimentId };
      if (flavor === 'mlflow-legacy') return exportAsArtifacts(context, collector, batch);
      // An MLflow server takes an open span for one that ended in 1970.
      const spans = flavor === 'gander' ? batch : batch.filter(({ isOpen }) => !isOpen);
      const outcome = spans.length === 0 ? { kind: 'done' as const } : await sendSpans(context, spans);
      if (flavor === 'gander' || outcome.kind !== 'done') return outcome;
      return joinOutcomes(outcome, await sendTraceInfos(context, batch));
    },
  };
}

interface ExportContext {
  readonly connection: Connection;
  readonly name: string;
  readonly flavor: ServerFlavor;
  /** `undefined` for the server's choice. */
  readonly experimentId: string | undefined;
}

/** A server that knows no experiments by name (a small one, a proxy) still takes spans: better there than nowhere. */
async function findExperimentId({ experiment }: Connection, name: string): Promise<string | undefined> {
  try {
    const experimentId = await experiment.getId();
    return experiment.isChosen ? experimentId : undefined;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    reportOnce(
      `experiment ${name}`,
      `${name} cannot find or create experiments by name: spans go to its default one. Give experimentId instead.`,
    );
    return undefined;
  }
}

async function sendSpans(context: ExportContext, spans: readonly FinishedSpan[]): Promise<ExportOutcome> {
  const { rest } = context.connection;
  const { body, contentType } = encodeOtlpBody(spans, 'http/protobuf', 'values');
  // Gander resolves the experiment of a span itself, unless one was chosen; MLflow refuses requests without a header.
  const experimentId = context.experimentId ?? (context.flavor === 'gander' ? undefined : DEFAULT_EXPERIMENT_ID);
  const response = await rest.sender.send({
    method: 'POST',
    url: `${rest.host}/v1/traces`,
    body,
    contentType,
    headers: experimentId === undefined ? {} : { [EXPERIMENT_HEADER]: experimentId },
    allowGzip: true,
  });
  return toOtlpOutcome(response, context.name);
}

/** What belongs to the traces whose first span is in the batch. MLflow lifts nothing of it from spans. */
async function sendTraceInfos(context: ExportContext, batch: readonly FinishedSpan[]): Promise<ExportOutcome> {
  let outcome: ExportOutcome = { kind: 'done' };
  for (const root of listTraceRoots(batch)) {
    const spans = batch.filter(({ traceId }) => traceId === root.traceId);
    const info = toTraceInfo({ root, spans, experimentId: context.experimentId ?? DEFAULT_EXPERIMENT_ID });
    outcome = joinOutcomes(outcome, toExportOutcome(await postTraceInfo(context, info), Date.now()));
  }
  return outcome;
}

async function exportAsArtifacts(
  context: ExportContext,
  collector: TraceCollector,
  batch: readonly FinishedSpan[],
): Promise<ExportOutcome> {
  return collector.exportWhole(batch, async (root, spans) => exportAsArtifact(context, root, spans));
}

async function exportAsArtifact(
  context: ExportContext,
  root: FinishedSpan,
  spans: readonly FinishedSpan[],
): Promise<ExportOutcome> {
  const { rest } = context.connection;
  const info = toTraceInfo({ root, spans, experimentId: context.experimentId ?? DEFAULT_EXPERIMENT_ID });
  const created = await postTraceInfo(context, info);
  if (created.status !== 200) return toExportOutcome(created, Date.now());
  const location = findArtifactLocation(created.text);
  if (location === undefined) return { kind: 'dropped', reason: 'the server named no place for the spans' };
  const stored = await rest.sender.send({
    method: 'PUT',
    url: `${rest.host}/api/2.0/mlflow-artifacts/artifacts/${location}/traces.json`,
    body: toTraceArtifact(spans, info.trace_id),
    contentType: 'application/json',
  });
  return toExportOutcome(stored, Date.now());
}

/** The path behind `mlflow-artifacts:` in the answer's tag. */
function findArtifactLocation(text: string): string | undefined {
  try {
    const { trace } = JSON.parse(text) as { trace?: { trace_info?: { tags?: JsonRecord } } };
    const location = trace?.trace_info?.tags?.['mlflow.artifactLocation'];
    return typeof location === 'string' ? /^mlflow-artifacts:(?:\/\/[^/]*)?\/+(.*)$/.exec(location)?.[1] : undefined;
  } catch {
    return undefined;
  }
}

async function postTraceInfo({ connection }: ExportContext, info: TraceInfoJson): Promise<IncomingResponse> {
  return connection.rest.send({
    method: 'POST',
    path: '/api/3.0/mlflow/traces',
    body: { trace: { trace_info: info } },
  });
}
