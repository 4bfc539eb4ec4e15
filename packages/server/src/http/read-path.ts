import type { IncomingMessage } from 'node:http';

/** `http://host`, which a request through a proxy has before its path: RFC 9112 §3.2.2. */
const AUTHORITY = /^https?:\/\/[^/?]*/i;

/** Path of a request target, without its query. */
export function readPath(request: IncomingMessage): string {
  return (request.url ?? '/').replace(AUTHORITY, '').split('?', 1)[0] || '/';
}
