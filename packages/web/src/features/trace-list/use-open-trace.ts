import { useNavigate, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';

import { pickTraceUrl, withoutPeek } from './peek/to-peek-change.ts';
import type { TraceListUrl } from './url.ts';

export interface OpenTraceOptions {
  readonly experimentId: string;
  readonly url: TraceListUrl;
}

export interface OpenTrace {
  /** What a trace's page is told about the list that it was opened from. */
  readonly listUrl: TraceListUrl;
  readonly asPage: (traceId: string) => void;
  /** In a tab of its own. */
  readonly inTab: (traceId: string) => void;
}

/** Ways from the list to the page of a trace. */
export function useOpenTrace({ experimentId, url }: OpenTraceOptions): OpenTrace {
  const navigate = useNavigate();
  const router = useRouter();
  const listUrlText = JSON.stringify(withoutPeek(url));
  const listUrl = useMemo(() => JSON.parse(listUrlText) as TraceListUrl, [listUrlText]);
  const toTarget = (traceId: string) =>
    ({ to: '/experiments/$experimentId/traces/$traceId', params: { experimentId, traceId } }) as const;
  return {
    listUrl,
    asPage(traceId) {
      // What the panel shows of this trace goes on as a page.
      const search = url.peek === traceId ? pickTraceUrl(url) : {};
      void navigate({ ...toTarget(traceId), search, state: { listUrl } });
    },
    inTab(traceId) {
      window.open(router.buildLocation(toTarget(traceId)).href, '_blank', 'noopener');
    },
  };
}
