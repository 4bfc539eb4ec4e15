import type { GanderRoute } from './gander-route.ts';
import { experimentRoutes } from './routes/experiment-routes.ts';
import { priceRoutes } from './routes/price-routes.ts';
import { serverRoutes } from './routes/server-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { traceRoutes } from './routes/trace-routes.ts';

/** Where Gander's own endpoints live, beside MLflow's `/api/2.0` and `/api/3.0`. */
export const GANDER_API_PREFIX = '/api/gander/v1';

/**
 * Every JSON endpoint of the Gander surface: the server binds one handler per entry, the client has one method per
 * entry, and the OpenAPI document has one operation per entry. `{name}` in a path is a path parameter.
 * Not listed because they are streams: `GET /live` (Server-Sent Events) and `GET /openapi.json`.
 */
export const ganderRoutes = {
  ...serverRoutes,
  ...experimentRoutes,
  ...traceRoutes,
  ...sessionRoutes,
  ...priceRoutes,
} as const satisfies Record<string, GanderRoute>;

export type GanderRouteName = keyof typeof ganderRoutes;
