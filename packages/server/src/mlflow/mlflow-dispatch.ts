import { mlflowRoutes, type MlflowRouteName } from '@gander/api/mlflow/mlflow-routes';
import { AppError } from '@gander/core/errors';

import type { StorageThreads } from '../storage-threads.ts';

/** Sends each route to the thread that answers it. */
export type MlflowDispatch = (route: MlflowRouteName, request: unknown) => Promise<Uint8Array<ArrayBuffer>>;

/** Without a database every call is refused with `not_implemented`. */
export function createMlflowDispatch(storage: Pick<StorageThreads, 'reader' | 'writer'> | undefined): MlflowDispatch {
  return async (route, request) => {
    if (storage === undefined) {
      throw new AppError(
        'not_implemented',
        'This server was started on a file store. Start it with a database, e.g. --backend-store-uri sqlite:///gander.db.',
      );
    }
    const call = { route, request };
    return mlflowRoutes[route].effect === 'write'
      ? storage.writer.call('callMlflow', call)
      : storage.reader.call('callMlflow', call);
  };
}
