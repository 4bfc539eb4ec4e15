import { setTimeout as sleep } from 'node:timers/promises';

import { CliError } from '../cli-error.ts';
import type { Target } from '../target/target.ts';
import { encodeTraces } from './stage/encode-traces.ts';
import type { DemoTrace } from './stage/demo-trace.ts';

const ATTEMPTS = 5;
const DEFAULT_RETRY_MS = 1000;

/** Sends one trace as any exporter would: OTLP over HTTP, in JSON. Waits and tries again while the server is busy. */
export async function sendTraces(target: Target, experimentId: string, traces: readonly DemoTrace[]): Promise<void> {
  const request = {
    method: 'POST',
    headers: { ...target.headers, 'content-type': 'application/json', 'x-mlflow-experiment-id': experimentId },
    body: encodeTraces(traces),
  };
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${target.baseUrl}/v1/traces`, request).catch((error: unknown) => {
      throw new CliError('unavailable', `${target.baseUrl} went away while traces were sent to it.`, { cause: error });
    });
    const answer = await response.text();
    if (response.ok) return checkNothingRejected(answer);
    const isBusy = response.status === 503 || response.status === 429;
    if (!isBusy || attempt === ATTEMPTS) {
      const exit = isBusy ? 'unavailable' : 'failed';
      throw new CliError(exit, `The server refused the traces with status ${response.status}: ${answer.slice(0, 300)}`);
    }
    await sleep(Number(response.headers.get('retry-after')) * 1000 || DEFAULT_RETRY_MS);
  }
}

interface ExportResponse {
  readonly partialSuccess?: { readonly rejectedSpans?: string | number; readonly errorMessage?: string };
}

function checkNothingRejected(answer: string): void {
  const { partialSuccess } = JSON.parse(answer) as ExportResponse;
  if (Number(partialSuccess?.rejectedSpans ?? 0) === 0) return;
  throw new CliError(
    'failed',
    `The server rejected ${partialSuccess?.rejectedSpans} spans: ${partialSuccess?.errorMessage ?? ''}`,
  );
}
