import { runSuppressed } from '../tracer/run-suppressed.ts';
import type { ExportOutcome } from './destination.ts';
import { compressGzip } from './compress-gzip.ts';

/** Values for headers, asked for at each request: tokens expire. */
export type HeaderSource = () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;

export interface HttpSenderOptions {
  /** Applied to every request. */
  readonly headers: HeaderSource;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  /** Whether bodies of some size are gzipped. */
  readonly gzip: boolean;
}

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: Uint8Array<ArrayBuffer> | string | undefined;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Signed addresses carry their own authority: ours must not be sent to them. */
  readonly isForeign?: boolean | undefined;
  readonly allowGzip?: boolean | undefined;
}

export interface IncomingResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The whole body. */
  readonly text: string;
}

const MIN_GZIP_BYTES = 1024;
const MAX_ERROR_TEXT = 300;

/** Sends requests of ours: never traced, with a time limit, following no redirect with credentials to another host. */
export class HttpSender {
  readonly #options: HttpSenderOptions;
  #isCompressionRefused = false;

  constructor(options: HttpSenderOptions) {
    this.#options = options;
  }

  /** Rejects when no response came. */
  async send(request: OutgoingRequest): Promise<IncomingResponse> {
    const own = request.isForeign === true ? {} : await this.#options.headers();
    const headers = toHeaders({ ...own, ...request.headers });
    if (request.contentType !== undefined) headers.set('content-type', request.contentType);
    const body = await this.#toBody(request, headers);
    // Called as a bare function: the platform's fetch refuses any other `this`.
    const { fetch } = this.#options;
    const response = await runSuppressed(async () =>
      fetch(request.url, {
        method: request.method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#options.timeoutMs),
      }),
    ).catch((error: unknown) => {
      throw new Error(`no answer from ${toHost(request.url)}: ${describeFailure(error)}`, { cause: error });
    });
    const incoming = { status: response.status, headers: response.headers, text: await response.text() };
    if (response.status === 415 && headers.get('content-encoding') === 'gzip') {
      // Some receivers take no compression: say it once more in plain.
      this.#isCompressionRefused = true;
      return this.send({ ...request, allowGzip: false });
    }
    return incoming;
  }

  async #toBody(request: OutgoingRequest, headers: Headers): Promise<Uint8Array<ArrayBuffer> | string | undefined> {
    const { body } = request;
    const isWorthIt = body !== undefined && body.length >= MIN_GZIP_BYTES && request.allowGzip === true;
    if (!isWorthIt || !this.#options.gzip || this.#isCompressionRefused) return body;
    const compressed = await compressGzip(body);
    if (compressed === undefined) return body;
    headers.set('content-encoding', 'gzip');
    return compressed;
  }
}

/** The platform's own error would quote the value, which may be a credential. */
function toHeaders(values: Readonly<Record<string, string>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(values)) {
    try {
      headers.set(name, value);
    } catch {
      throw new Error(
        `the header ${name.slice(0, 100)} has a value that HTTP does not allow, such as one with a line break`,
      );
    }
  }
  return headers;
}

function toHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is none';
}

/** What went wrong on the wire, without what fetch quotes of the request. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { cause } = error as { readonly cause?: { readonly code?: unknown; readonly message?: unknown } };
  // Only errors of the connection have a cause; it names hosts and ports at most.
  const reason = cause?.code ?? cause?.message;
  if (typeof reason === 'string') return reason;
  return error.name === 'TimeoutError' ? 'time is over' : error.name;
}

const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What a response to an export means. 2xx is done; what may pass is tried again; the rest is the request's own fault. */
export function toExportOutcome(response: IncomingResponse, nowMs: number): ExportOutcome {
  const { status, headers, text } = response;
  if (status >= 200 && status < 300) return { kind: 'done' };
  const reason = `the server answered ${status}${status >= 300 && status < 400 ? ' (redirects are not followed)' : ''}: ${text.slice(0, MAX_ERROR_TEXT)}`;
  if (status === 413) return { kind: 'too-large', reason };
  if (!RETRYABLE.has(status)) return { kind: 'dropped', reason };
  const afterMs = parseRetryAfter(headers.get('retry-after'), nowMs);
  return afterMs === undefined ? { kind: 'retry', reason } : { kind: 'retry', reason, afterMs };
}

/** Seconds or an HTTP date, in milliseconds from now. */
function parseRetryAfter(text: string | null, nowMs: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
