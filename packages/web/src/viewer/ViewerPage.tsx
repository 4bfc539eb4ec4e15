import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

import { type TracePlace, TracePlaceContext, type TraceUrlChange } from '../features/trace-view/trace-place.ts';
import { TraceView } from '../features/trace-view/TraceView.tsx';
import { parseTraceUrl, type TraceUrl } from '../features/trace-view/url.ts';
import { useArchive } from './archive-context.ts';

const ALONE = { hasNewer: false, hasOlder: false, showNewer() {}, showOlder() {} } as const;

/** The trace of the file, in the viewer of the app. */
export function ViewerPage() {
  const { head } = useArchive();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const url = useMemo(() => parseTraceUrl(search), [search]);
  const change = useCallback(
    (part: TraceUrlChange, isStep = false) => {
      void navigate({
        to: '.',
        search: ((current: TraceUrl) => ({ ...current, ...part })) as never,
        replace: !isStep,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const place = useMemo((): TracePlace => ({ kind: 'page', url, change, leave() {} }), [url, change]);
  return (
    <TracePlaceContext value={place}>
      <TraceView traceId={head.traceId} experimentId={head.experimentId} neighbours={ALONE} />
    </TracePlaceContext>
  );
}
