import { createLazyRoute } from '@tanstack/react-router';

import { CompareRunsPage } from './CompareRunsPage.tsx';

/** Runs side by side, in a chunk of their own. */
export const compareRunsLazyRoute = createLazyRoute('/experiments/$experimentId/runs/compare')({
  component: CompareRunsPage,
});
