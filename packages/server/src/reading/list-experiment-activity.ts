import type { ExperimentStore } from '@gander/store/experiment-store';

import type { RouteQuery, RouteResponse } from './reading-methods.ts';
import { requireExperimentId } from './require-experiment-id.ts';

/** How the traces of some experiments went, as the API sends it. */
export async function listExperimentActivity(
  experiments: Pick<ExperimentStore, 'readActivity'>,
  { ids, from, bucketNano, buckets }: RouteQuery<'listExperimentActivity'>,
): Promise<RouteResponse<'listExperimentActivity'>> {
  const activity = await experiments.readActivity({
    experimentIds: ids.map((experimentId) => requireExperimentId({ experimentId })),
    fromUnixNano: from,
    bucketNano,
    bucketCount: buckets,
  });
  return {
    items: activity.map((one) => ({
      ...one,
      buckets: one.buckets.map((bucket) => ({ ...bucket, startUnixNano: bucket.startUnixNano.toString() })),
    })),
  };
}
