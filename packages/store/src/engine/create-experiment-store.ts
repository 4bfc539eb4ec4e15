import { AppError } from '@gander/core/errors';

import type { SqlConnection } from '../dialects/sql-connection.ts';
import type { ExperimentStore } from '../experiment-store.ts';
import { createExperiment, createNameTakenError } from '../queries/create-experiment.ts';
import { findExperimentByName } from '../queries/find-experiment-by-name.ts';
import { findExperiment } from '../queries/find-experiment.ts';
import { listExperiments } from '../queries/list-experiments.ts';

export interface ExperimentStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** The experiments of a SQL database. */
export function createExperimentStore({ connection, nowMs }: ExperimentStoreDeps): ExperimentStore {
  return {
    async createExperiment({ name, artifactLocation }) {
      try {
        return await connection.transaction((trx) => createExperiment(trx, { name, artifactLocation, nowMs: nowMs() }));
      } catch (error) {
        // Somebody else was faster, between our look and our insert.
        throw connection.dialect.isUniqueViolation(error) ? createNameTakenError(name) : error;
      }
    },
    async getExperiment(experimentId) {
      const experiment = await connection.read((db) => findExperiment(db, experimentId));
      if (experiment === undefined)
        throw new AppError('not_found', `No Experiment with id=${experimentId} exists`, { experimentId });
      return experiment;
    },
    findExperiment: (experimentId) => connection.read((db) => findExperiment(db, experimentId)),
    findExperimentByName: (name) => connection.read((db) => findExperimentByName(db, name)),
    listExperiments: (page) => connection.read((db) => listExperiments(db, page)),
  };
}
