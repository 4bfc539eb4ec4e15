import type { experimentOverview } from '@gander/api/gander/experiment-schemas';
import type { ExperimentOverview } from '@gander/store/experiment-store';
import type { z } from 'zod';

/** An experiment with what is in it, as the API sends it. */
export function toExperimentOverviewBody(overview: ExperimentOverview): z.input<typeof experimentOverview> {
  return {
    ...overview,
    lastTraceUnixNano: overview.lastTraceUnixNano?.toString() ?? null,
    tags: Object.fromEntries(overview.tags.map(({ key, value }) => [key, value])),
  };
}
