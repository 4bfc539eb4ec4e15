import { useQueryClient } from '@tanstack/react-query';

import { useLiveTraces } from '../live/use-live-traces.ts';
import { FIGURES_KEY } from './queries.ts';

/** Counts are no news ticker: they may be a few seconds behind. */
const GAP_MS = 3_000;

/** Counts of facets and bars follow the traces that come in. */
export function useLiveFigures(experimentId: string): void {
  const queryClient = useQueryClient();
  useLiveTraces({
    scope: { experimentId },
    gapMs: GAP_MS,
    async onEvents() {
      await queryClient.invalidateQueries({ queryKey: [FIGURES_KEY, experimentId] });
    },
  });
}
