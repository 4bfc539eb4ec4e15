import type { QueryClient } from '@tanstack/react-query';

import type { Gander } from '../../../app/gander-context.ts';
import { usedNamesQuery } from '../queries.ts';
import { agreedLabelsQuery } from './agreed-labels-query.ts';
import type { Label } from './label.ts';
import { listLabels } from './list-labels.ts';

/** The labels of an experiment, asked for when they are needed: a key needs them once. */
export async function readLabels(
  queryClient: QueryClient,
  { loadMlflow }: Pick<Gander, 'loadMlflow'>,
  experimentId: string,
): Promise<readonly Label[]> {
  const [agreed, used] = await Promise.all([
    queryClient.query(agreedLabelsQuery(loadMlflow, experimentId)),
    queryClient.query(usedNamesQuery(loadMlflow, experimentId)),
  ]);
  return listLabels(agreed, used.feedback);
}
