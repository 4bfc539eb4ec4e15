import type { QueryClient } from '@tanstack/react-query';

import type { Gander } from '../../../app/gander-context.ts';
import type { ExperimentChanges } from '../../experiments/use-experiment-changes.ts';
import { agreedLabelsQuery, readAgreedLabels } from './agreed-labels-query.ts';
import type { Label } from './label.ts';
import { formatLabels, LABELS_TAG, MAX_TAG_CHARS } from './label-tag.ts';

export interface WriteLabelsDeps extends Pick<Gander, 'loadMlflow'>, Pick<ExperimentChanges, 'setTag'> {
  readonly queryClient: QueryClient;
}

export interface LabelsChange {
  readonly experimentId: string;
  readonly change: (agreed: readonly Label[]) => readonly Label[];
}

/**
 * Changes what was agreed on for an experiment. One tag holds all labels, and others write it, too: they are read before,
 * never taken from the page, which may still be loading them or show those of a minute ago. Where they cannot be read,
 * this throws, and nothing is written.
 */
export async function writeLabels(
  { queryClient, loadMlflow, setTag }: WriteLabelsDeps,
  { experimentId, change }: LabelsChange,
): Promise<void> {
  const agreed = await readAgreedLabels(loadMlflow, experimentId);
  const next = change(agreed);
  if (next !== agreed) {
    const text = formatLabels(next);
    if (text.length > MAX_TAG_CHARS) {
      throw new Error('All labels together are too long. Remove some, or give fewer or shorter categories.');
    }
    await setTag(experimentId, LABELS_TAG, text);
  }
  queryClient.setQueryData(agreedLabelsQuery(loadMlflow, experimentId).queryKey, next);
}
