import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';

import { HomePage } from '../features/experiments/HomePage.tsx';
import { SetUpPage } from '../features/set-up/SetUpPage.tsx';
import { TraceListPage } from '../features/trace-list/TraceListPage.tsx';
import { parseTraceListUrl, type TraceListUrl } from '../features/trace-list/url.ts';
import { traceSummaryQuery } from '../features/trace-view/summary-query.ts';
import { parseTraceUrl } from '../features/trace-view/url.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { parseFlatSearch, toFlatSearch } from './flat-search.ts';
import type { Gander } from './gander-context.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { RouteFailure } from './RouteFailure.tsx';
import { Shell } from './Shell.tsx';

export interface RouterContext {
  readonly gander: Gander;
  readonly queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Shell });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

const experimentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId',
  beforeLoad({ params }) {
    redirect({ to: '/experiments/$experimentId/traces', params, replace: true, throw: true });
  },
});

const traceListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/traces',
  validateSearch: parseTraceListUrl,
  component: TraceListPage,
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/set-up',
  component: SetUpPage,
});

const traceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/traces/$traceId',
  validateSearch: parseTraceUrl,
  pendingComponent: () => <Skeleton label="Opening the trace …" rows={8} />,
}).lazy(async () => (await import('../features/trace-view/trace-lazy-route.ts')).traceLazyRoute);

/** A link that knows only the trace id, as logs and SDKs print it. */
const traceByIdRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/traces/$traceId',
  validateSearch: parseTraceUrl,
  async loader({ context, params }) {
    const trace = await context.queryClient.query(traceSummaryQuery(context.gander.client, params.traceId));
    redirect({
      to: '/experiments/$experimentId/traces/$traceId',
      params: { experimentId: trace.experimentId, traceId: trace.traceId },
      search: (search: Record<string, unknown>) => search,
      replace: true,
      throw: true,
    });
  },
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  experimentRoute,
  traceListRoute,
  setUpRoute,
  traceRoute,
  traceByIdRoute,
]);

export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    parseSearch: parseFlatSearch,
    stringifySearch: toFlatSearch,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    defaultPreload: 'intent',
    // Data is the query cache's business; only code is preloaded.
    defaultPreloadStaleTime: 0,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface HistoryState {
    /** The list the reader came from, so that the way back keeps its filters. */
    listUrl?: TraceListUrl;
  }
}
