import type { IncomingMessage, ServerResponse } from 'node:http';

import { parseExperimentId, parseTraceId } from '@gander/core/ids';
import { GANDER_API_PREFIX } from '@gander/api/gander/routes';

import { readPath } from '../http/read-path.ts';
import { ChangeCoalescer } from './change-coalescer.ts';
import type { LiveBus } from './live-bus.ts';

const PATH = `${GANDER_API_PREFIX}/live`;
const COALESCE_MS = 100;
const HEARTBEAT_MS = 15_000;
/** What a reader may leave unread before it is sent nothing but a `resync`. */
const UNREAD_LIMIT_BYTES = 64 * 1024;

export interface LiveStreams {
  matches(request: IncomingMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Ends every stream, so that the server can close. */
  close(): void;
}

/**
 * `GET /api/gander/v1/live`: Server-Sent Events. Works on the Node response, whose buffer tells how far behind a reader
 * is: one that does not read costs a bounded buffer and never holds up ingest.
 */
export function createLiveStreams(bus: LiveBus): LiveStreams {
  const open = new Set<() => void>();
  return {
    matches: (request) => request.method === 'GET' && readPath(request) === PATH,
    handle(request, response) {
      const end = streamChanges(bus, request, response);
      open.add(end);
      response.on('close', () => {
        end();
        open.delete(end);
      });
    },
    close() {
      for (const end of open) end();
    },
  };
}

function streamChanges(bus: LiveBus, request: IncomingMessage, response: ServerResponse): () => void {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const changes = new ChangeCoalescer({
    experimentId: parseExperimentId(searchParams.get('experimentId') ?? ''),
    traceId: parseTraceId(searchParams.get('traceId') ?? ''),
  });
  let timer: NodeJS.Timeout | undefined;
  let isBehind = false;

  const flush = () => {
    timer = undefined;
    if (response.writableLength > UNREAD_LIMIT_BYTES) {
      isBehind = true;
      timer = setTimeout(flush, COALESCE_MS);
      return;
    }
    for (const event of changes.take({ resync: isBehind })) {
      response.write(`event: traces\ndata: ${JSON.stringify(event)}\n\n`);
    }
    isBehind = false;
  };
  const unsubscribe = bus.subscribe((changed) => {
    changes.add(changed);
    if (!changes.isEmpty) timer ??= setTimeout(flush, COALESCE_MS);
  });
  const heartbeat = setInterval(() => {
    if (response.writableLength === 0) response.write(': still here\n\n');
  }, HEARTBEAT_MS);

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(': connected\n\n');
  return () => {
    clearTimeout(timer);
    clearInterval(heartbeat);
    unsubscribe();
    response.end();
  };
}
