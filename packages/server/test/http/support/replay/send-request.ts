import { request as openRequest } from 'node:http';

import { encodeExactJson } from '@gander/api/mlflow/wire/exact-json';

import { type Bindings, fillPlaceholders, fillPlaceholdersInText } from './placeholders.ts';
import type { RecordedRequest } from './recording.ts';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

const METHODS_WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** Sends a recorded request with its path as it was, which `fetch` would tidy up. */
export function sendRequest(baseUrl: string, request: RecordedRequest, bindings: Bindings): Promise<Answer> {
  const { hostname, port } = new URL(baseUrl);
  const query = new URLSearchParams(
    request.query.map(([key, value]) => [key, fillPlaceholdersInText(value, bindings)]),
  ).toString();
  const body = encodeBody(request, bindings);
  const headers: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = fillPlaceholdersInText(value, bindings);
  if (body !== undefined || METHODS_WITH_BODY.has(request.method)) headers['content-length'] = body?.length ?? 0;
  return new Promise((resolve, reject) => {
    const sent = openRequest(
      {
        hostname,
        port,
        method: request.method,
        path: fillPlaceholdersInText(request.path, bindings) + (query === '' ? '' : `?${query}`),
        headers,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function encodeBody(request: RecordedRequest, bindings: Bindings): Uint8Array | undefined {
  if (request.base64 !== undefined) return Buffer.from(request.base64, 'base64');
  if (request.text !== undefined) return Buffer.from(fillPlaceholdersInText(request.text, bindings), 'utf8');
  return 'json' in request ? encodeExactJson(fillPlaceholders(request.json, bindings)) : undefined;
}
