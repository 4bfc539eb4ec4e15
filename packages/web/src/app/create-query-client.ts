import { GanderRequestError } from '@gander/api/gander/client';
import { QueryCache, QueryClient } from '@tanstack/react-query';

import type { ConnectionStore } from '../features/live/connection-store.ts';

const MAX_RETRIES = 2;
const STALE_MS = 5_000;

/** Retries only what may pass: a server that does not answer, never a refusal. */
export function createQueryClient(connection: ConnectionStore): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        connection.setReachable(!isUnreachable(error));
      },
      onSuccess() {
        connection.setReachable(true);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        networkMode: 'always',
        retry: (failureCount, error) => isTransient(error) && failureCount < MAX_RETRIES,
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

function isUnreachable(error: unknown): boolean {
  return error instanceof GanderRequestError && error.status === 0;
}

function isTransient(error: unknown): boolean {
  return error instanceof GanderRequestError && (error.status === 0 || error.status >= 500);
}
