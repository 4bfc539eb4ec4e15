import type { IncomingMessage, ServerResponse } from 'node:http';

import { AppError } from '@gander/core/errors';
import { encodeExportResponse, encodeStatus, type OtlpFormat } from '@gander/protocol/export-response';

import type { IngestQueue } from '../ingest/ingest-queue.ts';
import type { IngestOutcome, OtlpSignal } from '../ingest/ingest-request.ts';
import type { ServerMetrics } from '../metrics/server-metrics.ts';
import { toBugReport } from '../threads/to-bug-report.ts';
import { findFormat, requireFormat } from './find-format.ts';
import { findSignal } from './find-signal.ts';
import { findContentLength, readBody, createTooLargeError } from './read-body.ts';
import { requireEncoding } from './require-encoding.ts';
import { findRetryAfter, RPC_CODE_OF_ERROR, STATUS_OF_ERROR } from './status-of-error.ts';

export interface OtlpRoutesDeps {
  /** Absent when the store cannot hold traces. */
  readonly queue: IngestQueue | undefined;
  readonly metrics: ServerMetrics;
  readonly limitBytes: number;
  readonly log: (line: string) => void;
}

export interface OtlpRoutes {
  matches(request: IncomingMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const CONTENT_TYPE = { protobuf: 'application/x-protobuf', json: 'application/json' } as const satisfies Record<
  OtlpFormat,
  string
>;

/** MLflow's Python client looks for the beginning of this sentence. */
const FILE_STORE_MESSAGE =
  'REST OTLP span logging is not supported by FileStore. Start the server with a database, e.g. --backend-store-uri sqlite:///gander.db.';

/** OTLP over HTTP, on the Node request itself: the one route where a framework's wrapping would show in the CPU bill. */
export function createOtlpRoutes(deps: OtlpRoutesDeps): OtlpRoutes {
  return {
    matches: (request) => findSignal(request) !== undefined,
    async handle(request, response) {
      const signal = findSignal(request) ?? 'traces';
      const format = findFormat(request) ?? 'json';
      const reply = { response, format, route: `/v1/${signal}`, metrics: deps.metrics, limitBytes: deps.limitBytes };
      try {
        const outcome = await receive(deps, { request, signal });
        if (outcome.kind === 'refused') sendRefusal(reply, new AppError(outcome.code, outcome.message));
        else {
          deps.metrics.countItems(signal, outcome);
          send(
            reply,
            200,
            encodeExportResponse({ signal, format, rejected: outcome.rejected, message: outcome.message }),
          );
        }
      } catch (error) {
        if (!(error instanceof AppError)) deps.log(`A bug while receiving ${signal}: ${toBugReport(error)}`);
        sendRefusal(
          reply,
          error instanceof AppError ? error : new AppError('internal', 'The server failed. Its log says more.'),
        );
      }
    },
  };
}

interface Arrival {
  readonly request: IncomingMessage;
  readonly signal: OtlpSignal;
}

async function receive(deps: OtlpRoutesDeps, { request, signal }: Arrival): Promise<IngestOutcome> {
  if (request.method !== 'POST') {
    throw new AppError('invalid_argument', `Send ${signal} with POST, not ${request.method ?? 'nothing'}.`, {
      allow: 'POST',
    });
  }
  if (deps.queue === undefined) throw new AppError('not_implemented', FILE_STORE_MESSAGE);
  const format = requireFormat(request);
  const encoding = requireEncoding(request);
  const length = findContentLength(request) ?? 0;
  if (length > deps.limitBytes) throw createTooLargeError(deps.limitBytes);
  const reservation = deps.queue.reserve(length);
  if (reservation === undefined) {
    throw new AppError('overloaded', 'The server has more to store than it can hold. Send this again in a moment.');
  }
  try {
    const body = await readBody(request, { reservation, limitBytes: deps.limitBytes });
    const header = request.headers['x-mlflow-experiment-id'];
    const experimentHeader = Array.isArray(header) ? header[0] : header;
    return await reservation.submit({ signal, format, encoding, experimentHeader, body });
  } finally {
    reservation.release();
  }
}

interface Reply {
  readonly response: ServerResponse;
  readonly format: OtlpFormat;
  readonly route: string;
  readonly metrics: ServerMetrics;
  readonly limitBytes: number;
}

/**
 * Most senders read no answer before they have sent all, and one whose connection ends under it never learns that it may
 * try again. So the rest of a refused body is read and forgotten, if it is known to end soon.
 */
function isWorthReadingOn(request: IncomingMessage, limitBytes: number): boolean {
  const length = findContentLength(request);
  return request.complete || (length !== undefined && length <= limitBytes);
}

function sendRefusal(reply: Reply, { code, message, details }: AppError): void {
  const { response, format, limitBytes } = reply;
  const isWrongMethod = details['allow'] !== undefined;
  if (isWrongMethod) response.setHeader('allow', 'POST');
  const retryAfter = findRetryAfter(code);
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  if (!isWorthReadingOn(response.req, limitBytes)) response.setHeader('connection', 'close');
  const status = isWrongMethod ? 405 : STATUS_OF_ERROR[code];
  send(reply, status, encodeStatus({ code: RPC_CODE_OF_ERROR[code], message, format }));
}

function send({ response, format, route, metrics }: Reply, status: number, body: Uint8Array): void {
  metrics.countRequest(route, status);
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { 'content-type': CONTENT_TYPE[format], 'content-length': body.length });
  response.end(body);
}
