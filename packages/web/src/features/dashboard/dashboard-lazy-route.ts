import { createLazyRoute } from '@tanstack/react-router';

import { DashboardPage } from './DashboardPage.tsx';

/** The figures of an experiment, in a chunk of their own. */
export const dashboardLazyRoute = createLazyRoute('/experiments/$experimentId/dashboard')({ component: DashboardPage });
