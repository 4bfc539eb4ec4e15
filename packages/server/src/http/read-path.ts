import type { IncomingMessage } from 'node:http';

/** Path of a request target, without its query. */
export function readPath(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
