import { request } from 'node:http';
import { text } from 'node:stream/consumers';

import type { GanderProcess } from './gander-process.ts';

export interface PostAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
}

/**
 * One OTLP request, over the HTTP client that the OpenTelemetry exporters for Node use: unlike `fetch` it goes on sending
 * when the answer comes early. Rejects when the connection breaks before the answer.
 */
export async function postTraces(server: Pick<GanderProcess, 'baseUrl'>, body: Uint8Array): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${server.baseUrl}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-protobuf', 'content-length': body.length },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      text(answer).then(
        (answerText) =>
          resolve({
            status: answer.statusCode ?? 0,
            retryAfter: answer.headers['retry-after'] ?? null,
            body: answerText,
          }),
        reject,
      );
    });
    outgoing.end(body);
  });
}
