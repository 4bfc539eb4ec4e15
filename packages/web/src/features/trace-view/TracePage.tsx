import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { traceSummaryQuery } from './summary-query.ts';
import { type TracePlace, TracePlaceContext, type TraceUrlChange } from './trace-place.ts';
import { TraceView } from './TraceView.tsx';
import type { TraceUrl } from './url.ts';
import { useNeighbourTraces } from './use-neighbour-traces.ts';

const route = getRouteApi('/experiments/$experimentId/traces/$traceId');

export function TracePage() {
  const { experimentId, traceId } = route.useParams();
  const place = usePagePlace(experimentId);
  const { client } = useGander();
  const summary = useQuery(traceSummaryQuery(client, traceId));
  const neighbours = useNeighbourTraces({ traceId, experimentId, trace: summary.data, view: place.url.view });
  usePageTitle(summary.data?.name);
  // Here and not where the buttons are: a trace that is still loading can be stepped over.
  useHotKeys({
    '[': neighbours.showNewer,
    K: neighbours.showNewer,
    ']': neighbours.showOlder,
    J: neighbours.showOlder,
  });
  const home = summary.data?.experimentId;
  // A link written by hand, or to a trace that was moved: what is around the trace must be its own experiment.
  if (home !== undefined && home !== experimentId) {
    return (
      <Navigate
        replace
        to="/experiments/$experimentId/traces/$traceId"
        params={{ experimentId: home, traceId }}
        search={place.url}
      />
    );
  }
  return (
    <TracePlaceContext value={place}>
      <TraceView traceId={traceId} experimentId={experimentId} neighbours={neighbours} />
    </TracePlaceContext>
  );
}

/** The page's own URL as its state. */
function usePagePlace(experimentId: string): TracePlace {
  const url = route.useSearch();
  const navigate = useNavigate({ from: '/experiments/$experimentId/traces/$traceId' });
  const listUrl = useLocation({ select: (location) => location.state.listUrl });
  const change = useCallback(
    (part: TraceUrlChange, isStep = false) => {
      void navigate({
        to: '.',
        search: (current) => ({ ...current, ...part }) as TraceUrl,
        state: (current) => current,
        replace: !isStep,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const leave = useCallback(() => {
    void navigate({ to: '/experiments/$experimentId/traces', params: { experimentId }, search: listUrl ?? {} });
  }, [navigate, experimentId, listUrl]);
  return useMemo(() => ({ kind: 'page', url, change, leave }), [url, change, leave]);
}
