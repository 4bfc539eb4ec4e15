import './styles.css';

import { createGanderClient } from '@gander/api/gander/client';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createAppRouter } from './app/create-app-router.tsx';
import { createQueryClient } from './app/create-query-client.ts';
import { GanderContext } from './app/gander-context.ts';
import { createMlflowLoader } from './app/mlflow-loader.ts';
import { reloadWhenOutdated } from './app/reload-when-outdated.ts';
import { retryAfterOutage } from './app/retry-after-outage.ts';
import { createConnectionStore } from './features/live/connection-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');

const connection = createConnectionStore();
const gander = { client: createGanderClient({ baseUrl: '' }), loadMlflow: createMlflowLoader(), connection };
const queryClient = createQueryClient(connection);
const router = createAppRouter({ gander, queryClient });

reloadWhenOutdated(connection);
retryAfterOutage({ connection, queryClient, router });

createRoot(root).render(
  <StrictMode>
    <GanderContext value={gander}>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider>
          <RouterProvider router={router} />
        </Tooltip.Provider>
      </QueryClientProvider>
    </GanderContext>
  </StrictMode>,
);
