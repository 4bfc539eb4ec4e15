import { AppError } from '@gander/core/errors';
import { DEFAULT_EXPERIMENT_ID, type ExperimentId, parseExperimentId } from '@gander/core/ids';
import type { ExperimentStore } from '@gander/store/experiment-store';

export interface KnownExperiments {
  /** Experiment of the header. Throws `invalid_argument` or `not_found`: who names one wants that one. */
  requireFromHeader(header: string): Promise<ExperimentId>;
  /** Experiment of a resource attribute, else `Default`: a stale attribute must not lose a trace. */
  resolveAttribute(value: string | undefined): Promise<ExperimentId>;
}

/** Remembers which experiments exist; they are never removed, only marked as deleted. */
export function createKnownExperiments(experiments: ExperimentStore): KnownExperiments {
  const known = new Set<ExperimentId>([DEFAULT_EXPERIMENT_ID]);

  async function isKnown(experimentId: ExperimentId): Promise<boolean> {
    if (known.has(experimentId)) return true;
    if ((await experiments.findExperiment(experimentId)) === undefined) return false;
    known.add(experimentId);
    return true;
  }

  return {
    async requireFromHeader(header) {
      const experimentId = parseExperimentId(header.trim());
      if (experimentId === undefined) {
        throw new AppError(
          'invalid_argument',
          `The header x-mlflow-experiment-id is "${header.slice(0, 100)}", which is not an experiment id. Send a number such as 0.`,
        );
      }
      if (!(await isKnown(experimentId))) {
        throw new AppError(
          'not_found',
          `No experiment with id ${experimentId} exists (header x-mlflow-experiment-id). Create it, or leave the header out to use experiment 0.`,
        );
      }
      return experimentId;
    },
    async resolveAttribute(value) {
      const experimentId = value === undefined ? undefined : parseExperimentId(value);
      return experimentId !== undefined && (await isKnown(experimentId)) ? experimentId : DEFAULT_EXPERIMENT_ID;
    },
  };
}
