import type { StoreDescription } from '@gander/store/store';
import type { Hono } from 'hono';

import type { ArtifactPlaces } from './artifacts/artifact-places.ts';
import { createArtifactDeps } from './http/artifacts/create-artifact-deps.ts';
import { createApiApp } from './http/create-api-app.ts';
import { createGanderHandlers, requireStorage } from './http/gander-handlers.ts';
import type { OnBug } from './http/mlflow/reply-mlflow-error.ts';
import { createMlflowDispatch } from './mlflow/mlflow-dispatch.ts';
import { createTraceArtifacts } from './mlflow/traces/create-trace-artifacts.ts';
import type { StorageThreads } from './storage-threads.ts';

export interface ApiDeps {
  /** Absent for a store that Gander cannot use. */
  readonly storage: StorageThreads | undefined;
  readonly describe: () => Promise<StoreDescription>;
  readonly artifactPlaces: ArtifactPlaces;
  readonly version: string;
  readonly webRoot: string | undefined;
  readonly onBug: OnBug;
}

/** The part of the composition that is loaded with the first request to the API: its schemas are most of the code of the main thread. */
export function createApi({ storage, describe, artifactPlaces, version, webRoot, onBug }: ApiDeps): Hono {
  const callMlflow = createMlflowDispatch(storage);
  return createApiApp({
    handlers: createGanderHandlers({ storage, describe, version }),
    readSpanValue: async (call) => requireStorage(storage).reader.call('readSpanValue', call),
    readExportPart: async (call) => requireStorage(storage).reader.call('readExportPart', call),
    readSavedTracePart: async (call) => requireStorage(storage).reader.call('readSavedTracePart', call),
    callMlflow,
    artifacts: createArtifactDeps({
      places: artifactPlaces,
      callMlflow,
      traces: storage && createTraceArtifacts(storage),
    }),
    version,
    webRoot,
    onBug,
  });
}
