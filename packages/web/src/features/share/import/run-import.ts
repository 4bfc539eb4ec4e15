import type { GanderClient } from '@gander/api/gander/client';
import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';

import type { ImportBatch, ImportPlan, OtlpBatch } from './import-batch.ts';
import { restoreFeedback } from './restore-feedback.ts';
import { sendMlflowTrace } from './send-mlflow-trace.ts';

export interface ImportOptions {
  readonly plan: ImportPlan;
  readonly experimentId: string;
  readonly client: Pick<GanderClient, 'getTrace'>;
  readonly loadMlflow: () => Promise<MlflowClient>;
  readonly onProgress: (progress: { readonly sentBytes: number; readonly totalBytes: number }) => void;
  readonly signal: AbortSignal;
}

export interface ImportedTrace {
  readonly traceId: string;
  /** Where it is: a trace that was here already stays where it was. */
  readonly experimentId: string;
}

export interface ImportOutcome {
  readonly traces: readonly ImportedTrace[];
  readonly spanCount: number;
  /** What the server left out, in its words. */
  readonly warnings: readonly string[];
}

/** Of more nobody asks where each is. */
const MAX_LOOKED_UP = 20;
const MAX_TRIES = 4;
const FIRST_PAUSE_MS = 500;

/** Sends what a file holds, request by request. Throws with what the server says when it refuses one. */
export async function runImport(options: ImportOptions): Promise<ImportOutcome> {
  const { plan, experimentId, loadMlflow, onProgress, signal } = options;
  const totalBytes = plan.batches.reduce((sum, { body }) => sum + body.length, 0);
  const warnings: string[] = [];
  let sentBytes = 0;
  onProgress({ sentBytes, totalBytes });
  for (const batch of plan.batches) {
    signal.throwIfAborted();
    const warning = await sendBatch(batch, options);
    if (warning !== undefined) warnings.push(warning);
    sentBytes += batch.body.length;
    onProgress({ sentBytes, totalBytes });
  }
  if (plan.feedback !== undefined && plan.feedback.assessments.length > 0) {
    await restoreFeedback(await loadMlflow(), plan.feedback);
  }
  return { traces: await findPlaces(options), spanCount: plan.spanCount, warnings };

  async function sendBatch(batch: ImportBatch, { signal: stop }: ImportOptions): Promise<string | undefined> {
    if (batch.kind === 'otlp') return sendOtlp(batch, { experimentId, signal: stop });
    await sendMlflowTrace(batch, { experimentId, client: await loadMlflow(), signal: stop });
    return undefined;
  }
}

async function findPlaces({ plan, experimentId, client }: ImportOptions): Promise<readonly ImportedTrace[]> {
  const find = async (traceId: string): Promise<ImportedTrace> => {
    const trace = await client.getTrace({ params: { traceId } }).catch(() => undefined);
    return { traceId: trace?.traceId ?? traceId, experimentId: trace?.experimentId ?? experimentId };
  };
  return Promise.all(
    plan.traceIds.map(async (traceId, index) => (index < MAX_LOOKED_UP ? find(traceId) : { traceId, experimentId })),
  );
}

interface Destination {
  readonly experimentId: string;
  readonly signal: AbortSignal;
}

/** The answer's warning, if there is one. A server that is busy is asked again. */
async function sendOtlp(batch: OtlpBatch, { experimentId, signal }: Destination): Promise<string | undefined> {
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(batch.path, {
      method: 'POST',
      headers: { 'content-type': batch.contentType, 'x-mlflow-experiment-id': experimentId },
      body: batch.body,
      signal,
    });
    const text = await response.text();
    if (response.ok) return findWarning(text);
    const isBusy = response.status === 429 || response.status === 503;
    if (!isBusy || tries === MAX_TRIES) throw new Error(toRefusal(response.status, text));
    const pauseSeconds = Number(response.headers.get('retry-after'));
    await pause(pauseSeconds > 0 ? pauseSeconds * 1000 : FIRST_PAUSE_MS * 2 ** tries, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}

/** A partial success, as JSON or protobuf: what can be read of it is the sentence. */
function findWarning(text: string): string | undefined {
  if (text === '' || text === '{}') return undefined;
  const { partialSuccess } = parseObject(text) as { partialSuccess?: Record<string, unknown> };
  const said = partialSuccess?.['errorMessage'] ?? text.replaceAll(/[\p{Cc}\uFFFD]+/gu, ' ').trim();
  return typeof said === 'string' && said !== '' ? said : undefined;
}

function toRefusal(status: number, text: string): string {
  const { message } = parseObject(text);
  const said = typeof message === 'string' ? message : text.replaceAll(/[\p{Cc}\uFFFD]+/gu, ' ').trim();
  return said === '' ? `The server answered ${status}.` : said;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
