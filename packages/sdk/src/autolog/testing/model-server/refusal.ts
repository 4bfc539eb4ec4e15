import type { Answer, ModelRequest } from './wire.ts';

/**
 * Refusals that a request asks for by the name of its model: `refuse-401`, `refuse-429`; `busy-once` is refused the first
 * time and answered the second; `garbage` gets an answer that is no JSON.
 */
export function findRefusal(request: ModelRequest, requests: readonly ModelRequest[]): Answer | undefined {
  const model = String(request.body['model'] ?? /models\/([^:/]+)/.exec(request.path)?.[1] ?? '');
  const status = /^refuse-(\d{3})$/.exec(model)?.[1];
  if (status !== undefined) return { status: Number(status), json: toError(Number(status)) };
  if (model === 'garbage') return { json: '{"id": "cut of' };
  const isFirst = requests.filter(({ body }) => body['model'] === 'busy-once').length === 1;
  return model === 'busy-once' && isFirst ? { status: 503, json: toError(503) } : undefined;
}

/** In the form of all three providers at once. */
function toError(status: number): unknown {
  const message = `The imitation refuses with ${status}.`;
  return { type: 'error', error: { type: 'invalid_request_error', code: status, status: 'INVALID', message } };
}
