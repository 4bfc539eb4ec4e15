import { ArrowDown, ArrowUp } from 'lucide-react';

import { IconButton } from '../../ui/IconButton.tsx';
import type { NeighbourTraces } from './use-neighbour-traces.ts';

/** From trace to trace without going back to the list. */
export function TraceSteps({ hasNewer, hasOlder, showNewer, showOlder }: NeighbourTraces) {
  if (!hasNewer && !hasOlder) return null;
  return (
    <span role="group" aria-label="Other traces of the list" className="flex gap-0.5">
      <IconButton label="Newer trace (Shift+K)" disabled={!hasNewer} onClick={showNewer}>
        <ArrowUp size={15} />
      </IconButton>
      <IconButton label="Older trace (Shift+J)" disabled={!hasOlder} onClick={showOlder}>
        <ArrowDown size={15} />
      </IconButton>
    </span>
  );
}
