import { createServer, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { decodeTraceData } from '@gander/protocol/trace-decoder';
import { parseTraceJson } from '@gander/protocol/trace-json';
import { toPlainMap } from '@gander/protocol/plain-value';
import type { Span } from '@gander/protocol/trace-data';

/** One request that arrived. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What to answer. `undefined` members are 200, `{}` and JSON. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A server on a free port that records what it gets and answers what it is told. */
export interface FakeServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Spans of every OTLP request that was answered with 200, with attributes as plain objects. */
  readonly spans: readonly ReceivedSpan[];
  [Symbol.asyncDispose](): Promise<void>;
}

export interface ReceivedSpan extends Omit<Span, 'attributes'> {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly scope: string;
  readonly resource: Readonly<Record<string, unknown>>;
}

type Answer = (request: ReceivedRequest) => FakeAnswer | Promise<FakeAnswer | undefined> | undefined;

export async function startFakeServer(answer: Answer = () => undefined): Promise<FakeServer> {
  const requests: ReceivedRequest[] = [];
  const spans: ReceivedSpan[] = [];
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then(async (request) => {
      requests.push(request);
      const { status = 200, headers = {}, body = {} } = (await answer(request)) ?? {};
      if (status === 200 && request.path.endsWith('/v1/traces')) spans.push(...readSpans(request));
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
      outgoing.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    spans,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A server that says it is Gander. */
export async function startFakeGander(answer: Answer = () => undefined): Promise<FakeServer> {
  return startFakeServer(
    (request) =>
      answer(request) ?? (request.path === '/api/gander/v1/instance' ? { body: { name: 'gander' } } : undefined),
  );
}

async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw,
  };
}

function readSpans({ headers, body }: ReceivedRequest): ReceivedSpan[] {
  const isJson = String(headers['content-type']).includes('json');
  const data = isJson ? parseTraceJson(body).data : decodeTraceData(body);
  return data.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span) => ({
        ...span,
        attributes: { ...toPlainMap(span.attributes) },
        scope: scope?.name ?? '',
        resource: { ...toPlainMap(resource?.attributes ?? []) },
      })),
    ),
  );
}
