import { z } from 'zod';

import type { MlflowRouteTable } from './mlflow-route.ts';

const listing = { surface: 'everywhere', effect: 'read', request: z.object({}), response: z.object({}) } as const;

/**
 * Listings of what Gander does not keep yet. None of it can be created, so that every listing is truly empty; clients that
 * look for one on their way to something else (for a model of the same name before they list artifacts, say) go on.
 */
export const emptyListingRoutes = {
  searchLoggedModels: { ...listing, methods: ['POST'], version: '2.0', path: '/logged-models/search' },
  listScorers: { ...listing, methods: ['GET'], version: '3.0', path: '/scorers/list' },
  searchDatasets: { ...listing, methods: ['POST'], version: '3.0', path: '/datasets/search' },
} as const satisfies MlflowRouteTable;
