import { createLazyRoute } from '@tanstack/react-router';

import { RunListPage } from './RunListPage.tsx';

/** The runs of an experiment, in a chunk of their own. */
export const runListLazyRoute = createLazyRoute('/experiments/$experimentId/runs')({ component: RunListPage });
