import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';

import type { ConnectionStore } from '../features/live/connection-store.ts';
import { createRecovery } from '../features/live/create-recovery.ts';
import { toFailure } from './to-failure.ts';

export interface OutageDeps {
  readonly connection: ConnectionStore;
  readonly queryClient: QueryClient;
  readonly router: Pick<AnyRouter, 'invalidate' | 'state'>;
}

/** What failed because the server was away is asked for again when it is back, without anybody having to click. */
export function retryAfterOutage({ connection, queryClient, router }: OutageDeps): void {
  createRecovery({
    connection,
    ask: async () => {
      try {
        return (await fetch('/health', { cache: 'no-store' })).ok;
      } catch {
        return false;
      }
    },
    onRecovered() {
      void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => isOutage(state.error) });
      if (router.state.matches.some((match) => isOutage(match.error))) void router.invalidate();
    },
  });
}

function isOutage(error: unknown): boolean {
  return error !== null && error !== undefined && toFailure(error).kind === 'unreachable';
}
