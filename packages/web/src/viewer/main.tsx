import '../styles.css';

import { createGanderClient } from '@gander/api/gander/client';
import { createMlflowClient } from '@gander/api/mlflow/mlflow-client';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createQueryClient } from '../app/create-query-client.ts';
import { type Gander, GanderContext } from '../app/gander-context.ts';
import { createConnectionStore } from '../features/live/connection-store.ts';
import { ArchiveContext } from './archive-context.ts';
import { createArchiveFetch } from './create-archive-fetch.ts';
import { createViewerRouter } from './create-viewer-router.tsx';
import { listPartsOfPage } from '../features/share/saved/saved-parts.ts';
import { openTraceArchive, type TraceArchive } from '../features/share/saved/trace-archive.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('viewer.html has no element with the id root.');

try {
  show(await openTraceArchive(listPartsOfPage(document)), root);
} catch (error) {
  root.textContent = error instanceof Error ? error.message : String(error);
}

function show(archive: TraceArchive, place: HTMLElement): void {
  const archiveFetch = createArchiveFetch(archive);
  const mlflow = createMlflowClient({ baseUrl: '', fetch: archiveFetch });
  const connection = createConnectionStore();
  const gander: Gander = {
    client: createGanderClient({ baseUrl: '', fetch: archiveFetch }),
    loadMlflow: async () => mlflow,
    connection,
    isReadOnly: true,
  };
  createRoot(place).render(
    <StrictMode>
      <ArchiveContext value={archive}>
        <GanderContext value={gander}>
          <QueryClientProvider client={createQueryClient(connection)}>
            <Tooltip.Provider>
              <RouterProvider router={createViewerRouter(archive.head)} />
            </Tooltip.Provider>
          </QueryClientProvider>
        </GanderContext>
      </ArchiveContext>
    </StrictMode>,
  );
}
