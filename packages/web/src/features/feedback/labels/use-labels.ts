import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { useExperimentChanges } from '../../experiments/use-experiment-changes.ts';
import { toLastNameKey } from '../last-name.ts';
import { type UsedNames, usedNamesQuery } from '../queries.ts';
import { useStoredText } from '../stored-text.ts';
import { agreedLabelsQuery } from './agreed-labels-query.ts';
import { type DroppedLabel, findDropped, withLabel, withRestored } from './change-labels.ts';
import type { Label } from './label.ts';
import { findActiveLabel, listLabels } from './list-labels.ts';
import { type LabelsChange, writeLabels } from './write-labels.ts';

const NO_LABELS: readonly Label[] = [];
const NO_NAMES: UsedNames = { feedback: [], expectation: [] };

export interface Labels {
  readonly labels: readonly Label[];
  /** The one that the keys score. */
  readonly active: Label;
  readonly activate: (name: string) => void;
  /** Agrees on a label for the experiment, in the place of the one of that name. */
  readonly set: (label: Label, replacedName?: string) => Promise<void>;
  /** What was said under it stays. Tells what brings it back, unless it was gone already. */
  readonly drop: (name: string) => Promise<DroppedLabel | undefined>;
  readonly restore: (dropped: DroppedLabel) => Promise<void>;
  readonly used: UsedNames;
}

/** What is judged in an experiment, and how: agreed on once, for everybody. */
export function useLabels(experimentId: string): Labels {
  const { loadMlflow, isReadOnly = false } = useGander();
  const queryClient = useQueryClient();
  const agreed = useQuery({ ...agreedLabelsQuery(loadMlflow, experimentId), enabled: !isReadOnly }).data ?? NO_LABELS;
  const used = useQuery({ ...usedNamesQuery(loadMlflow, experimentId), enabled: !isReadOnly }).data ?? NO_NAMES;
  const [lastName, activate] = useStoredText(toLastNameKey(experimentId));
  const { setTag } = useExperimentChanges();
  const labels = useMemo(() => listLabels(agreed, used.feedback), [agreed, used]);

  const { mutateAsync: write } = useMutation({
    mutationFn: async (asked: LabelsChange) => writeLabels({ queryClient, loadMlflow, setTag }, asked),
    // One after the other: each reads what the one before has written.
    scope: { id: 'labels' },
  });

  return {
    labels,
    active: findActiveLabel(labels, lastName),
    activate,
    async set(label, replacedName = label.name) {
      await write({ experimentId, change: (known) => withLabel(known, label, replacedName) });
      activate(label.name);
    },
    async drop(name) {
      let dropped: DroppedLabel | undefined;
      await write({
        experimentId,
        change(known) {
          dropped = findDropped(known, name);
          return dropped === undefined ? known : known.filter((label) => label.name !== name);
        },
      });
      return dropped;
    },
    async restore(dropped) {
      await write({ experimentId, change: (known) => withRestored(known, dropped) });
    },
    used,
  };
}
