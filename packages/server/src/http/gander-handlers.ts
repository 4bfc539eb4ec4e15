import { type GanderRouteName, ganderRoutes } from '@gander/api/gander/routes';
import type { instance } from '@gander/api/gander/server-schemas';
import { AppError } from '@gander/core/errors';
import type { StoreDescription } from '@gander/store/store';
import type { z } from 'zod';

import { MLFLOW_VERSION } from '../mlflow-version.ts';
import type { ReadingRouteName } from '../reading/reading-methods.ts';
import type { StorageThreads } from '../storage-threads.ts';
import { createSelectionHandler } from '../writing/create-selection-handler.ts';
import type { WritingRouteName } from '../writing/writing-methods.ts';
import type { GanderHandler, GanderHandlers } from './gander-routes.ts';

export interface GanderHandlersDeps {
  /** Absent for a store that Gander cannot use. */
  readonly storage: Pick<StorageThreads, 'reader' | 'writer'> | undefined;
  readonly describe: () => Promise<StoreDescription>;
  readonly version: string;
}

const NO_STORE_MESSAGE =
  'This server was started on a file store, which holds no traces. Start it with a database, e.g. --backend-store-uri sqlite:///gander.db.';

/**
 * Sends each route to the thread that can answer it: GET to the one that reads, the others to the one that writes, and changes of
 * all that match to both.
 */
export function createGanderHandlers({ storage, describe, version }: GanderHandlersDeps): GanderHandlers {
  const storageRoutes = (Object.keys(ganderRoutes) as GanderRouteName[]).map((route): [string, GanderHandler] => [
    route,
    ({ params, query, body }) =>
      ganderRoutes[route].method === 'GET'
        ? requireStorage(storage).reader.call('read', { route: route as ReadingRouteName, params, query })
        : requireStorage(storage).writer.call('write', { route: route as WritingRouteName, params, query, body }),
  ]);

  const toSelectionHandler =
    (route: 'deleteTraces' | 'tagTraces'): GanderHandler =>
    async (input) =>
      createSelectionHandler(route, { storage: requireStorage(storage), nowMs: () => performance.now() })(input);

  return {
    ...(Object.fromEntries(storageRoutes) as Omit<GanderHandlers, 'getInstance'>),
    deleteTraces: toSelectionHandler('deleteTraces'),
    tagTraces: toSelectionHandler('tagTraces'),
    async getInstance() {
      const { engine, location, sizeBytes } = await describe();
      return encodeJson({
        name: 'gander',
        version,
        mlflowVersion: MLFLOW_VERSION,
        store: { engine, location, sizeBytes },
      } satisfies z.input<typeof instance>);
    },
  };
}

function encodeJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What is stored, or a refusal where this server has no database. */
export function requireStorage<Storage>(storage: Storage | undefined): Storage {
  if (storage === undefined) throw new AppError('not_implemented', NO_STORE_MESSAGE);
  return storage;
}
