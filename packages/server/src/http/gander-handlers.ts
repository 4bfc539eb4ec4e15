import type { instance } from '@gander/api/gander/schemas';
import { AppError } from '@gander/core/errors';
import type { NewPrice } from '@gander/store/price-store';
import type { ReindexFilter } from '@gander/store/reindex-store';
import type { StoreDescription } from '@gander/store/store';
import type { z } from 'zod';

import type { NewExperiment } from '../ingest/writer-methods.ts';
import { MLFLOW_VERSION } from '../mlflow-version.ts';
import type { ReadingRouteName } from '../reading/reading-methods.ts';
import { toReindexJobBody } from '../reindexing/to-reindex-job-body.ts';
import type { StorageThreads } from '../storage-threads.ts';
import type { GanderHandler, GanderHandlers } from './gander-routes.ts';

export interface GanderHandlersDeps {
  /** Absent for a store that Gander cannot use. */
  readonly storage: Pick<StorageThreads, 'reader' | 'writer'> | undefined;
  readonly describe: () => Promise<StoreDescription>;
  readonly version: string;
}

const NO_STORE_MESSAGE =
  'This server was started on a file store, which holds no traces. Start it with a database, e.g. --backend-store-uri sqlite:///gander.db.';

/** Sends each route to the thread that can answer it. */
export function createGanderHandlers({ storage, describe, version }: GanderHandlersDeps): GanderHandlers {
  const requireStorage = () => {
    if (storage === undefined) throw new AppError('not_implemented', NO_STORE_MESSAGE);
    return storage;
  };
  const reading =
    (route: ReadingRouteName): GanderHandler =>
    ({ params, query }) =>
      requireStorage().reader.call('read', { route, params, query });

  return {
    async getInstance() {
      const { engine, location, sizeBytes } = await describe();
      return encodeJson({
        name: 'gander',
        version,
        mlflowVersion: MLFLOW_VERSION,
        store: { engine, location, sizeBytes },
      } satisfies z.input<typeof instance>);
    },
    async createExperiment({ body }) {
      return encodeJson(await requireStorage().writer.call('createExperiment', body as NewExperiment));
    },
    async createPrice({ body }) {
      return encodeJson(await requireStorage().writer.call('createPrice', body as NewPrice));
    },
    async deletePrice({ params }) {
      await requireStorage().writer.call('deletePrice', params['priceId'] ?? '');
      return encodeJson({});
    },
    async startReindexing({ body }) {
      return encodeJson(toReindexJobBody(await requireStorage().writer.call('startReindexing', body as ReindexFilter)));
    },
    listPrices: reading('listPrices'),
    getReindexJob: reading('getReindexJob'),
    listExperiments: reading('listExperiments'),
    getExperiment: reading('getExperiment'),
    listTraces: reading('listTraces'),
    countTraces: reading('countTraces'),
    listSessions: reading('listSessions'),
    listSessionTraces: reading('listSessionTraces'),
    listUsers: reading('listUsers'),
    getTrace: reading('getTrace'),
    listSpans: reading('listSpans'),
    getSpan: reading('getSpan'),
    getRawSpan: reading('getRawSpan'),
    getTraceChat: reading('getTraceChat'),
    listLogs: reading('listLogs'),
  };
}

function encodeJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
