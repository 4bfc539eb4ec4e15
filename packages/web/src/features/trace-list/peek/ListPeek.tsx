import { lazy, Suspense, useEffect, useMemo } from 'react';

import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { TraceUrlChange } from '../../trace-view/trace-place.ts';
import type { TraceListUrl } from '../url.ts';
import { pickTraceUrl } from './to-peek-change.ts';

const loadPeek = async () => import('../../trace-view/TracePeek.tsx');
const TracePeek = lazy(async () => ({ default: (await loadPeek()).TracePeek }));

/** Long after the rows are there. */
const WARM_UP_MS = 1500;

export interface ListPeekProps {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  readonly onChange: (part: TraceUrlChange, isStep?: boolean) => void;
  readonly onClose: () => void;
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  readonly onStep: (step: -1 | 1) => void;
}

/** The trace that the URL names, in a panel over the list. Its code comes while the list is read. */
export function ListPeek({ experimentId, url, onChange, onClose, hasNewer, hasOlder, onStep }: ListPeekProps) {
  const traceUrlText = JSON.stringify(pickTraceUrl(url));
  const traceUrl = useMemo(() => pickTraceUrl(JSON.parse(traceUrlText) as TraceListUrl), [traceUrlText]);
  useEffect(() => {
    // Should it not arrive, it is asked for again when it is needed.
    const timer = setTimeout(() => void loadPeek().catch(() => undefined), WARM_UP_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (url.peek === undefined) return null;
  return (
    <Suspense fallback={<PeekSkeleton />}>
      <TracePeek
        traceId={url.peek}
        experimentId={experimentId}
        url={traceUrl}
        onChange={onChange}
        onClose={onClose}
        neighbours={{
          hasNewer,
          hasOlder,
          showNewer() {
            onStep(-1);
          },
          showOlder() {
            onStep(1);
          },
        }}
      />
    </Suspense>
  );
}

function PeekSkeleton() {
  return (
    <aside
      aria-label="Trace"
      className="fixed inset-x-0 top-11 bottom-0 z-30 border-l border-line-strong bg-canvas shadow-float min-[900px]:left-[32%]"
    >
      <Skeleton label="Opening the trace …" rows={10} />
    </aside>
  );
}
