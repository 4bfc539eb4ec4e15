import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { IconButton } from '../../ui/IconButton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { useNeighbourTraces } from './use-neighbour-traces.ts';

/** From trace to trace without going back to the list. */
export function TraceSteps({ trace }: { readonly trace: TraceSummaryBody }) {
  const { showNewer, showOlder } = useNeighbourTraces(trace);
  useHotKeys({ K: () => showNewer?.(), J: () => showOlder?.() });
  if (showNewer === undefined && showOlder === undefined) return null;
  return (
    <span role="group" aria-label="Other traces of the list" className="ml-auto flex gap-0.5">
      <IconButton label="Newer trace (Shift+K)" disabled={showNewer === undefined} onClick={showNewer}>
        <ArrowUp size={15} />
      </IconButton>
      <IconButton label="Older trace (Shift+J)" disabled={showOlder === undefined} onClick={showOlder}>
        <ArrowDown size={15} />
      </IconButton>
    </span>
  );
}
