import { createLazyRoute } from '@tanstack/react-router';

import { RunPage } from './RunPage.tsx';

/** The page of a run, in a chunk of its own. */
export const runLazyRoute = createLazyRoute('/experiments/$experimentId/runs/$runId')({ component: RunPage });
