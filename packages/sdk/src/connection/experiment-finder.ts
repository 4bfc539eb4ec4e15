import type { JsonRecord, RestClient } from '../rest/rest-client.ts';
import { isNotFound, ServerError } from '../rest/server-error.ts';

/** Which experiment traces go to. */
export interface ExperimentChoice {
  readonly experimentId: string | undefined;
  readonly experimentName: string | undefined;
  readonly isNamePreferred: boolean;
}

/** Knows the id of the chosen experiment, asking the server at most once while it answers. */
export interface ExperimentFinder {
  /** The id; creates the experiment when there is none of that name. Throws `ServerError`. */
  getId(): Promise<string>;
  /** Whether anything was chosen at all. */
  readonly isChosen: boolean;
}

/** What every MLflow server has from the start. */
export const DEFAULT_EXPERIMENT_ID = '0';

/** Makes an {@link ExperimentFinder}. Nothing is asked before the first `getId`. */
export function createExperimentFinder(rest: RestClient, choice: ExperimentChoice): ExperimentFinder {
  const { experimentId, experimentName, isNamePreferred } = choice;
  const known = isNamePreferred ? undefined : experimentId;
  let pending: Promise<string> | undefined;
  return {
    isChosen: experimentId !== undefined || experimentName !== undefined,
    async getId() {
      if (known !== undefined) return known;
      if (experimentName === undefined) return DEFAULT_EXPERIMENT_ID;
      // A failure is not kept: the server may be back at the next attempt.
      pending ??= getOrCreateExperiment(rest, experimentName).catch((error: unknown) => {
        pending = undefined;
        throw error;
      });
      return pending;
    },
  };
}

/** The id of the experiment of a name, created when there is none. Throws `ServerError`. */
export async function getOrCreateExperiment(rest: RestClient, name: string): Promise<string> {
  const found = await findExperimentId(rest, name);
  if (found !== undefined) return found;
  try {
    const created = await rest.call({ method: 'POST', path: '/api/2.0/mlflow/experiments/create', body: { name } });
    return String(created['experiment_id']);
  } catch (error) {
    // Somebody else was faster.
    const isThere = error instanceof ServerError && error.errorCode === 'RESOURCE_ALREADY_EXISTS';
    const id = isThere ? await findExperimentId(rest, name) : undefined;
    if (id === undefined) throw error;
    return id;
  }
}

async function findExperimentId(rest: RestClient, name: string): Promise<string | undefined> {
  try {
    const { experiment } = await rest.call({
      method: 'GET',
      path: '/api/2.0/mlflow/experiments/get-by-name',
      query: { experiment_name: name },
    });
    return String((experiment as JsonRecord)['experiment_id']);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
