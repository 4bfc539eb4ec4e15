import type { IncomingMessage, ServerResponse } from 'node:http';

import { parseExperimentId, parseTraceId } from '@gander/core/ids';
import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';

import { readPath } from '../http/read-path.ts';
import { ChangeCoalescer, type LiveInterest } from './change-coalescer.ts';
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
      const interest = parseInterest(request);
      if (interest === undefined) {
        response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(
          'experimentId is a number such as 0, and traceId has 1 to 250 characters. Leave out what you do not mean.',
        );
        return;
      }
      const end = streamChanges(bus, interest, response);
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

/** `undefined` for an id that cannot be one: taken as absent, it would bring every change there is. */
function parseInterest(request: IncomingMessage): LiveInterest | undefined {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const experimentText = searchParams.get('experimentId');
  const traceText = searchParams.get('traceId');
  const experimentId = experimentText === null ? undefined : parseExperimentId(experimentText);
  const traceId = traceText === null ? undefined : parseTraceId(traceText);
  const isWrong = (experimentText !== null && !experimentId) || (traceText !== null && !traceId);
  return isWrong ? undefined : { experimentId, traceId };
}

function streamChanges(bus: LiveBus, interest: LiveInterest, response: ServerResponse): () => void {
  const changes = new ChangeCoalescer(interest);
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
