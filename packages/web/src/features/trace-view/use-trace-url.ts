import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

import type { TraceUrl } from './url.ts';

const route = getRouteApi('/experiments/$experimentId/traces/$traceId');

type TraceUrlChange = { readonly [Key in keyof TraceUrl]: TraceUrl[Key] | undefined };

/** The URL as this page's state: read it, change a part of it. `isStep` makes Back return to before the change. */
export function useTraceUrl() {
  const url = route.useSearch();
  const navigate = useNavigate();
  const change = useCallback(
    (part: TraceUrlChange, isStep = false) => {
      void navigate({
        to: '.',
        search: (current: TraceUrl) => ({ ...current, ...part }) as TraceUrl,
        state: (current) => current,
        replace: !isStep,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { url, change } as const;
}
