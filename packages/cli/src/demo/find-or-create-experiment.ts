import { listAllExperiments, type ListedExperiment } from '../experiments/list-all-experiments.ts';
import type { Target } from '../target/target.ts';

/** The active experiment of this name; a new one when there is none. */
export async function findOrCreateExperiment(
  { client }: Target,
  name: string,
): Promise<Pick<ListedExperiment, 'experimentId' | 'name'>> {
  for await (const experiment of listAllExperiments(client)) if (experiment.name === name) return experiment;
  return client.createExperiment({ params: {}, body: { name } });
}
