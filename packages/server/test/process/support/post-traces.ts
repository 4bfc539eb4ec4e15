import type { GanderProcess } from './gander-process.ts';

export interface PostAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
}

/** One OTLP request. Rejects when the connection breaks before the answer. */
export async function postTraces(
  server: Pick<GanderProcess, 'baseUrl'>,
  body: Uint8Array<ArrayBuffer>,
): Promise<PostAnswer> {
  const answer = await fetch(`${server.baseUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf' },
    body,
  });
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    body: await answer.text(),
  };
}
