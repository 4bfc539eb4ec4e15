import type { ExperimentActivityBody, ExperimentOverviewBody } from '@gander/api/gander/experiment-schemas';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { experimentActivityQuery } from './queries.ts';

export type ActivityById = ReadonlyMap<string, ExperimentActivityBody>;

const BATCH = 100;

/** Figures of the experiments that have traces, as they come: the list itself does not wait for them. */
export function useExperimentActivity(experiments: readonly ExperimentOverviewBody[]): ActivityById {
  const { client } = useGander();
  const batches = useMemo(() => {
    // In an order that neither sorting nor searching changes, so that nothing is asked twice.
    const ids = experiments.flatMap(({ experimentId, traceCount }) => (traceCount > 0 ? [experimentId] : []));
    return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
      ids.slice(index * BATCH, (index + 1) * BATCH),
    );
  }, [experiments]);
  return useQueries({
    queries: batches.map((ids) => ({ ...experimentActivityQuery(client, ids), placeholderData: keepPreviousData })),
    combine: combineActivity,
  });
}

function combineActivity(
  results: readonly { readonly data: readonly ExperimentActivityBody[] | undefined }[],
): ActivityById {
  return new Map(results.flatMap(({ data = [] }) => data.map((one) => [one.experimentId, one] as const)));
}
