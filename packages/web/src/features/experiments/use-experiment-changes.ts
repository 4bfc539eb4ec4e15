import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';
import { useQueryClient } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import { askMlflow } from '../runs/ask-mlflow.ts';

export interface ExperimentChanges {
  readonly rename: (experimentId: string, name: string) => Promise<void>;
  readonly setTag: (experimentId: string, key: string, value: string) => Promise<void>;
  readonly deleteTag: (experimentId: string, key: string) => Promise<void>;
  readonly remove: (experimentId: string) => Promise<void>;
  readonly restore: (experimentId: string) => Promise<void>;
}

/** What can be done to an experiment. Each renews what is shown of experiments before it settles. */
export function useExperimentChanges(): ExperimentChanges {
  const gander = useGander();
  const queryClient = useQueryClient();
  async function change(ask: (client: MlflowClient) => Promise<unknown>) {
    await askMlflow(gander, ask);
    void queryClient.invalidateQueries({ queryKey: ['experiment'] });
    await queryClient.invalidateQueries({ queryKey: ['experiments'] });
  }
  return {
    rename: async (experiment_id, new_name) =>
      change(async (client) => client.updateExperiment({ experiment_id, new_name })),
    setTag: async (experiment_id, key, value) =>
      change(async (client) => client.setExperimentTag({ experiment_id, key, value })),
    deleteTag: async (experiment_id, key) =>
      change(async (client) => client.deleteExperimentTag({ experiment_id, key })),
    remove: async (experiment_id) => change(async (client) => client.deleteExperiment({ experiment_id })),
    restore: async (experiment_id) => change(async (client) => client.restoreExperiment({ experiment_id })),
  };
}
