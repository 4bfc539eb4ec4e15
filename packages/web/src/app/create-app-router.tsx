import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';

import { parseActivityUrl } from '../features/activity/url.ts';
import { HomePage } from '../features/experiments/HomePage.tsx';
import { SessionListPage } from '../features/sessions/SessionListPage.tsx';
import { parseSessionUrl } from '../features/sessions/url.ts';
import { SetUpPage } from '../features/set-up/SetUpPage.tsx';
import { TraceListPage } from '../features/trace-list/TraceListPage.tsx';
import { parseTraceListUrl, type TraceListUrl } from '../features/trace-list/url.ts';
import { traceSummaryQuery } from '../features/trace-view/summary-query.ts';
import { parseTraceUrl } from '../features/trace-view/url.ts';
import { parseUserUrl } from '../features/users/url.ts';
import { UserListPage } from '../features/users/UserListPage.tsx';
import { UserPage } from '../features/users/UserPage.tsx';
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

const sessionListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/sessions',
  validateSearch: parseActivityUrl,
  component: SessionListPage,
});

const sessionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/session',
  validateSearch: parseSessionUrl,
  pendingComponent: () => <Skeleton label="Opening the session …" rows={8} />,
}).lazy(async () => (await import('../features/sessions/session-lazy-route.ts')).sessionLazyRoute);

const userListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/users',
  validateSearch: parseActivityUrl,
  component: UserListPage,
});

const userRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/user',
  validateSearch: parseUserUrl,
  component: UserPage,
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
  sessionListRoute,
  sessionRoute,
  userListRoute,
  userRoute,
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
