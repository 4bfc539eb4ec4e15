import { AppError } from '@gander/core/errors';

import type { SqlConnection } from '../dialects/sql-connection.ts';
import type { ExperimentStore } from '../experiment-store.ts';
import { createExperiment, createNameTakenError } from '../queries/create-experiment.ts';
import { deleteExperimentTag } from '../queries/delete-experiment-tag.ts';
import { findExperimentByName } from '../queries/find-experiment-by-name.ts';
import { findExperiment } from '../queries/find-experiment.ts';
import { listExperiments } from '../queries/list-experiments.ts';
import { readExperimentActivity } from '../queries/read-experiment-activity.ts';
import { readExperimentTags } from '../queries/read-experiment-tags.ts';
import { createNoExperimentError, requireActiveExperiment } from '../queries/require-active-experiment.ts';
import { writeExperimentColumns } from '../queries/write-experiment-columns.ts';
import { writeExperimentTag } from '../queries/write-experiment-tag.ts';
import { writeRunsStage } from '../queries/write-runs-stage.ts';
import { searchExperiments } from '../search/search-experiments.ts';

export interface ExperimentStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
  /** Below it are the artifacts of new experiments. */
  readonly artifactRoot: string;
}

/** The experiments of a SQL database. */
export function createExperimentStore({ connection, nowMs, artifactRoot }: ExperimentStoreDeps): ExperimentStore {
  /** Somebody else may be faster, between our look and our write. */
  async function withNameRefusal<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw connection.dialect.isUniqueViolation(error) ? createNameTakenError(name) : error;
    }
  }

  return {
    createExperiment: ({ name, artifactLocation, tags = [] }) =>
      withNameRefusal(name, () =>
        connection.transaction(async (trx) => {
          const created = await createExperiment(trx, { name, artifactLocation, artifactRoot, nowMs: nowMs() });
          for (const tag of tags) await writeExperimentTag(trx, created.experimentId, tag);
          return created;
        }),
      ),
    async getExperiment(experimentId) {
      const experiment = await connection.read((db) => findExperiment(db, experimentId));
      if (experiment === undefined) throw createNoExperimentError(experimentId);
      return experiment;
    },
    findExperiment: (experimentId) => connection.read((db) => findExperiment(db, experimentId)),
    findExperimentByName: (name) => connection.read((db) => findExperimentByName(db, name)),
    readExperimentTags: (experimentIds) => connection.read((db) => readExperimentTags(db, experimentIds)),
    writeExperimentName: (experimentId, name) =>
      withNameRefusal(name, () =>
        connection.transaction(async (trx) => {
          await requireActiveExperiment(trx, experimentId);
          await writeExperimentColumns(trx, experimentId, { name, last_update_time_ms: nowMs() });
        }),
      ),
    writeExperimentStage: (experimentId, stage) =>
      connection.transaction(async (trx) => {
        const experiment = await findExperiment(trx, experimentId);
        if (experiment === undefined || experiment.lifecycleStage === stage)
          throw createNoExperimentError(experimentId);
        const now = nowMs();
        await writeRunsStage(trx, { experiment, stage, nowMs: now });
        await writeExperimentColumns(trx, experimentId, { lifecycle_stage: stage, last_update_time_ms: now });
      }),
    writeExperimentTag: (experimentId, tag) =>
      connection.transaction(async (trx) => {
        await requireActiveExperiment(trx, experimentId);
        await writeExperimentTag(trx, experimentId, tag);
      }),
    deleteExperimentTag: (experimentId, key) =>
      connection.transaction(async (trx) => {
        await requireActiveExperiment(trx, experimentId);
        if (await deleteExperimentTag(trx, experimentId, key)) return;
        throw new AppError('not_found', `No tag with name: ${key} in experiment with id ${experimentId}`);
      }),
    searchExperiments: (search) => connection.read((db) => searchExperiments(db, connection.dialect, search)),
    readActivity: async (request) =>
      request.experimentIds.length === 0 ? [] : connection.read((db) => readExperimentActivity(db, request)),
    listExperiments: (page, stage = 'active') => connection.read((db) => listExperiments(db, page, stage)),
  };
}
