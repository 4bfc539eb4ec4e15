import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';
import { queryOptions } from '@tanstack/react-query';

import type { Label } from './label.ts';
import { LABELS_TAG, parseLabels } from './label-tag.ts';

const STALE_MS = 60_000;

/** What was agreed on for an experiment. */
export function agreedLabelsQuery(loadMlflow: () => Promise<MlflowClient>, experimentId: string) {
  return queryOptions({
    // Under that of experiments: whoever changes a tag of one makes this read again.
    queryKey: ['experiment', experimentId, 'labels'],
    queryFn: async () => readAgreedLabels(loadMlflow, experimentId),
    staleTime: STALE_MS,
  });
}

/** As the server has them now: whoever writes them writes all of them. */
export async function readAgreedLabels(
  loadMlflow: () => Promise<MlflowClient>,
  experimentId: string,
): Promise<readonly Label[]> {
  const client = await loadMlflow();
  const { experiment } = await client.getExperiment({ experiment_id: experimentId });
  return parseLabels(experiment.tags?.find(({ key }) => key === LABELS_TAG)?.value);
}
