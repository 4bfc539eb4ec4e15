import type { GanderClient } from '@gander/api/gander/client';
import type { TraceSelectionBody } from '@gander/api/gander/trace-selection';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { type SelectionTarget, toSelectionBodies } from './selection-target.ts';

/** Does a part, and says how much was done and where to go on. */
export type BulkCall = (
  client: GanderClient,
  selection: TraceSelectionBody,
) => Promise<{ readonly count: number; readonly nextCursor: string | null }>;

export interface BulkChangeOptions {
  readonly experimentId: string;
  readonly target: SelectionTarget;
  /** What the reader was told, where that is exact. */
  readonly confirmedCount?: number | undefined;
  readonly call: BulkCall;
  /** With the number of traces that were changed. */
  readonly onDone: (count: number) => void;
}

/** Changes many traces, a part at a time, and says how far it has come. Figures of the experiment are read again. */
export function useBulkChange({ experimentId, target, confirmedCount, call, onDone }: BulkChangeOptions) {
  const { client } = useGander();
  const queryClient = useQueryClient();
  const [doneCount, setDoneCount] = useState(0);
  const mutation = useMutation({
    async mutationFn() {
      let count = 0;
      for (const body of toSelectionBodies(target, confirmedCount)) {
        let cursor: string | null = null;
        do {
          const progress = await call(client, continueAt(body, cursor));
          count += progress.count;
          setDoneCount(count);
          cursor = progress.nextCursor;
        } while (cursor !== null);
      }
      return count;
    },
    onSuccess: onDone,
    onSettled() {
      // The rows themselves are changed in place by whoever asked: reading them again would move what is being read.
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === experimentId && queryKey[0] !== 'traces',
      });
    },
  });
  return { ...mutation, doneCount };
}

/** What was confirmed is said once: afterwards there are fewer. Ids need no place to go on at. */
function continueAt(body: TraceSelectionBody, cursor: string | null): TraceSelectionBody {
  return cursor === null || 'traceIds' in body ? body : { matching: body.matching, cursor };
}
