import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

import type { CompareUrl } from './url.ts';

const route = getRouteApi('/experiments/$experimentId/compare');

type CompareUrlChange = { readonly [Key in keyof CompareUrl]: CompareUrl[Key] | undefined };

/** The URL as this page's state: read it, change a part of it. `isStep` makes Back return to before the change. */
export function useCompareUrl() {
  const { experimentId } = route.useParams();
  const url = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (part: CompareUrlChange, isStep = false) => {
      void navigate({
        search: (current) => ({ ...current, ...part }) as CompareUrl,
        replace: !isStep,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { experimentId, url, change } as const;
}
