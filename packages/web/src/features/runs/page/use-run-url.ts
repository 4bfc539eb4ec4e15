import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

import type { RunUrl } from './url.ts';

const route = getRouteApi('/experiments/$experimentId/runs/$runId');

export type RunUrlChange = { readonly [Key in keyof RunUrl]: RunUrl[Key] | undefined };

/** The state of a run's page, which is its URL. A new tab is a new entry of the history, all else is not. */
export function useRunUrl(): readonly [RunUrl, (change: RunUrlChange) => void] {
  const params = route.useParams();
  const url = route.useSearch();
  const navigate = useNavigate();
  const change = useCallback(
    (next: RunUrlChange) => {
      const merged = Object.entries({ ...url, ...next }).filter(([, value]) => value !== undefined);
      void navigate({
        to: '/experiments/$experimentId/runs/$runId',
        params,
        search: Object.fromEntries(merged),
        replace: !('tab' in next),
        resetScroll: false,
      });
    },
    [navigate, params, url],
  );
  return [url, change];
}
