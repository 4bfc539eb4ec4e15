import type { GanderRoute } from './gander-route.ts';
import { digestRoutes } from './routes/digest-routes.ts';
import { experimentRoutes } from './routes/experiment-routes.ts';
import { facetRoutes } from './routes/facet-routes.ts';
import { priceRoutes } from './routes/price-routes.ts';
import { selectionRoutes } from './routes/selection-routes.ts';
import { serverRoutes } from './routes/server-routes.ts';
import { figureRoutes } from './routes/figure-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { spanRoutes } from './routes/span-routes.ts';
import { traceContentRoutes } from './routes/trace-content-routes.ts';
import { traceRoutes } from './routes/trace-routes.ts';

/**
 * Every JSON endpoint of the Gander surface: the server binds one handler per entry, the client has one method per
 * entry, and the OpenAPI document has one operation per entry. `{name}` in a path is a path parameter.
 * Not listed because they are streams: `GET /live` (Server-Sent Events), `GET /openapi.json` and
 * `GET /traces/{traceId}/spans/{spanId}/value?pointer=…` (one value of a span, as text).
 */
export const ganderRoutes = {
  ...serverRoutes,
  ...experimentRoutes,
  ...traceRoutes,
  ...traceContentRoutes,
  ...spanRoutes,
  ...digestRoutes,
  ...facetRoutes,
  ...selectionRoutes,
  ...figureRoutes,
  ...sessionRoutes,
  ...priceRoutes,
} as const satisfies Record<string, GanderRoute>;

export type GanderRouteName = keyof typeof ganderRoutes;
