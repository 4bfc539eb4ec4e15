import { encodeTraceData } from '@gander/protocol/trace-encoder';

import { type SpanSketch, toTestTraceData } from './test-spans.ts';
import type { TestServer } from './test-server.ts';

export interface OtlpPost {
  readonly body: Uint8Array | string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OtlpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as text; a protobuf body's strings are readable in it. */
  readonly text: string;
}

/** Posts a body, as protobuf unless the headers say otherwise. */
export async function postOtlp(server: Pick<TestServer, 'baseUrl'>, post: OtlpPost): Promise<OtlpAnswer> {
  const { path = '/v1/traces', headers, body } = post;
  const response = await fetch(server.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Posts these spans as one protobuf request. */
export function postSpans(
  server: Pick<TestServer, 'baseUrl'>,
  spans: readonly SpanSketch[],
  headers: Readonly<Record<string, string>> = {},
): Promise<OtlpAnswer> {
  return postOtlp(server, { body: encodeTraceData(toTestTraceData(spans)), headers });
}
