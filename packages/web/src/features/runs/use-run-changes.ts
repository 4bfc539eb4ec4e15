import type { MlflowClient } from '@gander/api/mlflow/mlflow-client';
import { useQueryClient } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import { askMlflow } from './ask-mlflow.ts';

export interface RunChanges {
  readonly rename: (runId: string, name: string) => Promise<void>;
  readonly setTag: (runIds: readonly string[], key: string, value: string) => Promise<void>;
  readonly deleteTag: (runId: string, key: string) => Promise<void>;
  readonly remove: (runIds: readonly string[]) => Promise<void>;
  readonly restore: (runIds: readonly string[]) => Promise<void>;
}

/** What can be done to runs. Each renews what is shown of runs before it settles, also when only a part was done. */
export function useRunChanges(): RunChanges {
  const gander = useGander();
  const queryClient = useQueryClient();
  async function change(runIds: readonly string[], ask: (client: MlflowClient, runId: string) => Promise<unknown>) {
    try {
      // One after another: the writer takes them in that order anyway, and the first refusal ends it.
      for (const runId of runIds) await askMlflow(gander, async (client) => ask(client, runId));
    } finally {
      const keys = [['runs'], ['run'], ['runs-by-id'], ['experiments']];
      await Promise.all(keys.map(async (queryKey) => queryClient.invalidateQueries({ queryKey })));
    }
  }
  return {
    rename: async (runId, run_name) =>
      change([runId], async (client, run_id) => client.updateRun({ run_id, run_name })),
    setTag: async (runIds, key, value) =>
      change(runIds, async (client, run_id) => client.setRunTag({ run_id, key, value })),
    deleteTag: async (runId, key) => change([runId], async (client, run_id) => client.deleteRunTag({ run_id, key })),
    remove: async (runIds) => change(runIds, async (client, run_id) => client.deleteRun({ run_id })),
    restore: async (runIds) => change(runIds, async (client, run_id) => client.restoreRun({ run_id })),
  };
}
