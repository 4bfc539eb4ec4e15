import type { IncomingMessage, ServerResponse } from 'node:http';

import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

import type { LiveStreams } from '../live/live-streams.ts';
import { answerTraversal } from './artifacts/answer-traversal.ts';
import type { AccessGuard } from './access-guard.ts';
import { readPath } from './read-path.ts';
import type { OtlpRoutes } from './otlp-routes.ts';
import { startBodyDeadline } from './start-body-deadline.ts';
import { toCorsHeaders } from './security-headers.ts';

export interface ListenerDeps {
  readonly guard: AccessGuard;
  readonly otlp: OtlpRoutes;
  readonly live: LiveStreams;
  readonly app: Hono;
  readonly securityHeaders: Readonly<Record<string, string>>;
}

/** The door: who may come in, and to which of the three kinds of route. */
export function createListener(deps: ListenerDeps): (request: IncomingMessage, response: ServerResponse) => void {
  const toApp = getRequestListener(deps.app.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    for (const [name, value] of Object.entries(deps.securityHeaders)) response.setHeader(name, value);
    const path = readPath(request);
    const answer = deps.guard({
      method: request.method ?? 'GET',
      path,
      host: request.headers.host,
      origin: request.headers.origin,
    });
    if (!answer.isAllowed) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end(answer.message);
      return;
    }
    if (answer.corsOrigin !== undefined) {
      for (const [name, value] of Object.entries(toCorsHeaders(answer.corsOrigin))) response.setHeader(name, value);
      if (request.method === 'OPTIONS') {
        response.writeHead(204).end();
        return;
      }
    }
    startBodyDeadline(request, path);
    if (deps.otlp.matches(request)) void deps.otlp.handle(request, response);
    else if (deps.live.matches(request)) deps.live.handle(request, response);
    else if (!answerTraversal(request, response)) void toApp(request, response);
  };
}
