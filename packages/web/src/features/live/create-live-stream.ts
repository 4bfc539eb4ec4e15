import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { type LiveEvent, liveEvent } from '@gander/api/gander/live-event';

import type { ConnectionState } from './connection-store.ts';

/** What is listened to. */
export type LiveScope = { readonly experimentId: string } | { readonly traceId: string };

/** The part of the browser's EventSource that is used. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(name: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

export interface LiveStreamOptions {
  readonly scope: LiveScope;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly open?: (url: string) => EventStream;
}

const CLOSED = 2;
const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 15_000;

/**
 * Listens to the server's live stream until closed. Reconnects for ever, also where the browser gives up (an answer
 * that is no stream). Each time it opens, the first time too, one event with `resync` is reported: what happened
 * between reading and listening is not known.
 */
export function createLiveStream(options: LiveStreamOptions): { close(): void } {
  const open = options.open ?? ((url: string): EventStream => new EventSource(url));
  const url = `${GANDER_API_PREFIX}/live?${new URLSearchParams(options.scope).toString()}`;
  let stream: EventStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;

  function connect() {
    const current = open(url);
    stream = current;
    current.addEventListener('open', () => {
      retryMs = FIRST_RETRY_MS;
      options.onState('live');
      options.onEvent({ experimentId: '', traceIds: [], resync: true });
    });
    current.addEventListener('traces', ({ data }) => {
      const event = parseLiveEvent(data);
      if (event !== undefined) options.onEvent(event);
    });
    current.addEventListener('error', () => {
      options.onState('lost');
      if (current.readyState !== CLOSED) return;
      timer = setTimeout(connect, retryMs);
      retryMs = Math.min(MAX_RETRY_MS, retryMs * 2);
    });
  }

  options.onState('connecting');
  connect();
  return {
    close() {
      clearTimeout(timer);
      stream?.close();
      options.onState('idle');
    },
  };
}

function parseLiveEvent(data: unknown): LiveEvent | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return liveEvent.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
