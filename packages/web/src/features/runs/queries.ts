import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import type { Gander } from '../../app/gander-context.ts';
import { askMlflow } from './ask-mlflow.ts';
import { isRunActive, type RunRow, toRunRow } from './model/run-row.ts';

const PAGE_SIZE = 200;
const LIVE_MS = 2_000;
/** Many pages are many requests. */
const LIVE_MANY_PAGES_MS = 15_000;
const MANY_PAGES = 3;

export interface RunSearch {
  readonly experimentId: string;
  readonly filter: string;
  readonly orderBy: readonly string[];
  readonly stage: 'active' | 'deleted';
}

interface RunPage {
  readonly runs: readonly RunRow[];
  /** Parents of these that are not among them: filtered out, or on another page. */
  readonly parents: readonly RunRow[];
  readonly nextToken: string | undefined;
}

/** Runs page by page. Renewed while one of them goes on and the page is looked at. */
export function runListQuery(gander: Gander, search: RunSearch) {
  return infiniteQueryOptions({
    queryKey: ['runs', search.experimentId, search],
    queryFn: async ({ pageParam }) => searchRuns(gander, search, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: RunPage) => page.nextToken,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      if (!pages.some(({ runs }) => runs.some(isRunActive))) return false;
      return pages.length >= MANY_PAGES ? LIVE_MANY_PAGES_MS : LIVE_MS;
    },
    // A refused filter is marked in its field; the rows before it stay.
    placeholderData: (previous) => previous,
  });
}

async function searchRuns(gander: Gander, search: RunSearch, pageToken: string | undefined): Promise<RunPage> {
  const { runs, next_page_token } = await askMlflow(gander, async (client) =>
    client.searchRuns({
      experiment_ids: [search.experimentId],
      filter: search.filter,
      order_by: [...search.orderBy],
      run_view_type: search.stage === 'deleted' ? 'DELETED_ONLY' : 'ACTIVE_ONLY',
      max_results: PAGE_SIZE,
      ...(pageToken !== undefined && { page_token: pageToken }),
    }),
  );
  const rows = runs.map(toRunRow);
  return {
    runs: rows,
    parents: search.stage === 'active' ? await searchMissingParents(gander, search.experimentId, rows) : [],
    nextToken: next_page_token === '' ? undefined : next_page_token,
  };
}

async function searchMissingParents(
  gander: Gander,
  experimentId: string,
  rows: readonly RunRow[],
): Promise<readonly RunRow[]> {
  const known = new Set(rows.map(({ runId }) => runId));
  const missing = [...new Set(rows.map(({ parentId }) => parentId))].filter(
    (parentId) => parentId !== undefined && !known.has(parentId),
  );
  if (missing.length === 0) return [];
  const list = missing.map((parentId) => `'${parentId?.replaceAll("'", "''")}'`).join(', ');
  const { runs } = await askMlflow(gander, async (client) =>
    client.searchRuns({
      experiment_ids: [experimentId],
      filter: `attributes.run_id IN (${list})`,
      max_results: missing.length,
    }),
  );
  return runs.map(toRunRow);
}

export function runQuery(gander: Gander, runId: string) {
  return queryOptions({
    queryKey: ['run', runId],
    queryFn: async () => toRunRow((await askMlflow(gander, async (client) => client.getRun({ run_id: runId }))).run),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunActive(state.data) ? LIVE_MS : false),
  });
}

/** Some runs by their ids, in that order; those that are gone are left out. */
export function runsByIdQuery(gander: Gander, runIds: readonly string[]) {
  return queryOptions({
    queryKey: ['runs-by-id', runIds],
    queryFn: async () => {
      const settled = await Promise.allSettled(
        runIds.map(async (runId) => askMlflow(gander, async (client) => client.getRun({ run_id: runId }))),
      );
      const found = settled.flatMap((one) => (one.status === 'fulfilled' ? [toRunRow(one.value.run)] : []));
      const failed = settled.find((one) => one.status === 'rejected');
      if (found.length === 0 && failed !== undefined) throw toError(failed.reason);
      return found;
    },
    enabled: runIds.length > 0,
    refetchInterval: ({ state }) => (state.data?.some(isRunActive) === true ? LIVE_MS : false),
  });
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

const MAX_CHILDREN = 500;

export function childRunsQuery(gander: Gander, { experimentId, runId }: Pick<RunRow, 'experimentId' | 'runId'>) {
  return queryOptions({
    queryKey: ['runs', experimentId, 'children', runId],
    queryFn: async () => {
      const { runs } = await askMlflow(gander, async (client) =>
        client.searchRuns({
          experiment_ids: [experimentId],
          filter: `tags.\`mlflow.parentRunId\` = '${runId.replaceAll("'", "''")}'`,
          max_results: MAX_CHILDREN,
        }),
      );
      return runs.map(toRunRow);
    },
    refetchInterval: ({ state }) => (state.data?.some(isRunActive) === true ? LIVE_MS : false),
  });
}

/** A version of a registered model. */
export interface RunModelVersion {
  readonly name: string;
  readonly version: string;
  readonly aliases: readonly string[];
  /** `undefined` where none was given. */
  readonly stage: string | undefined;
  /** What loads it. */
  readonly uri: string;
}

const MAX_MODEL_VERSIONS = 100;

/** The versions of registered models that were made of a run, newest first. */
export function modelVersionsQuery(gander: Gander, runId: string) {
  return queryOptions({
    queryKey: ['run', runId, 'model-versions'],
    queryFn: async (): Promise<readonly RunModelVersion[]> => {
      const { model_versions } = await askMlflow(gander, async (client) =>
        client.searchModelVersions({
          filter: `run_id = '${runId.replaceAll("'", "''")}'`,
          max_results: MAX_MODEL_VERSIONS,
        }),
      );
      return model_versions.map(({ name, version, aliases = [], current_stage: stage }) => ({
        name,
        version,
        aliases,
        stage: stage === undefined || stage === 'None' ? undefined : stage,
        uri: `models:/${name}/${version}`,
      }));
    },
    staleTime: 30_000,
  });
}
