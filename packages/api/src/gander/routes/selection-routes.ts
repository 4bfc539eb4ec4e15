import { z } from 'zod';

import type { GanderRoute } from '../gander-route.ts';
import { selectionProgress, traceSelection } from '../trace-selection.ts';

const tag = z.object({ key: z.string().min(1).max(250), value: z.string().max(8000) });

/** Changes of many traces at once. */
export const selectionRoutes = {
  deleteTraces: {
    method: 'POST',
    path: '/experiments/{experimentId}/delete-traces',
    summary: 'Delete traces with all that belongs to them; those of other experiments stay',
    query: z.object({}),
    body: z.object({ selection: traceSelection }),
    response: selectionProgress,
  },
  tagTraces: {
    method: 'POST',
    path: '/experiments/{experimentId}/tag-traces',
    summary: 'Set and remove tags of traces; those of other experiments stay as they are',
    query: z.object({}),
    body: z.object({
      selection: traceSelection,
      set: z.array(tag).max(20).default([]),
      /** Keys. A trace without such a tag is no error. */
      remove: z.array(z.string().min(1).max(250)).max(20).default([]),
    }),
    response: selectionProgress,
  },
} as const satisfies Record<string, GanderRoute>;
