import type { IncomingMessage } from 'node:http';

const LIMIT_MS = 300_000;
const UPLOAD = /\/mlflow-artifacts\/artifacts\//;

/**
 * Hangs up on a sender whose message takes longer than five minutes. In place of Node's own limit, which knows no
 * exceptions: a large file over a slow line takes as long as it takes, as long as something arrives.
 */
export function startBodyDeadline(request: IncomingMessage, path: string): void {
  if (request.complete || (request.method === 'PUT' && UPLOAD.test(path))) return;
  const deadline = setTimeout(() => request.destroy(), LIMIT_MS);
  deadline.unref();
  for (const event of ['end', 'close'] as const) request.once(event, () => clearTimeout(deadline));
}
