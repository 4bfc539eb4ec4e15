import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router';

import { parseActivityUrl } from '../features/activity/url.ts';
import { parseCompareUrl } from '../features/compare/url.ts';
import { parseHomeUrl } from '../features/experiments/url.ts';
import { parseCompareRunsUrl } from '../features/runs/compare/url.ts';
import { parseRunListUrl } from '../features/runs/list/url.ts';
import { parseRunUrl } from '../features/runs/page/url.ts';
import { parseSessionUrl } from '../features/sessions/url.ts';
import { parseTraceListUrl, type TraceListLink, type TraceListUrl } from '../features/trace-list/url.ts';
import { traceSummaryQuery } from '../features/trace-view/summary-query.ts';
import { parseTraceUrl } from '../features/trace-view/url.ts';
import { parseUserUrl } from '../features/users/url.ts';
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

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: parseHomeUrl,
  pendingComponent: () => <Skeleton label="Opening the experiments …" rows={8} />,
}).lazy(async () => (await import('../features/experiments/home-lazy-route.ts')).homeLazyRoute);

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
  // Links may use the short names of filters; what is read has one way to say them.
  validateSearch: (search: TraceListLink & SearchSchemaInput): TraceListUrl => parseTraceListUrl({ ...search }),
  pendingComponent: () => <Skeleton label="Opening the traces …" rows={12} />,
}).lazy(async () => (await import('../features/trace-list/trace-list-lazy-route.ts')).traceListLazyRoute);

const runListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/runs',
  validateSearch: parseRunListUrl,
  pendingComponent: () => <Skeleton label="Opening the runs …" rows={12} />,
}).lazy(async () => (await import('../features/runs/list/run-list-lazy-route.ts')).runListLazyRoute);

const compareRunsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/runs/compare',
  validateSearch: parseCompareRunsUrl,
  pendingComponent: () => <Skeleton label="Opening the comparison …" rows={8} />,
}).lazy(async () => (await import('../features/runs/compare/compare-runs-lazy-route.ts')).compareRunsLazyRoute);

const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/runs/$runId',
  validateSearch: parseRunUrl,
  pendingComponent: () => <Skeleton label="Opening the run …" rows={8} />,
}).lazy(async () => (await import('../features/runs/page/run-lazy-route.ts')).runLazyRoute);

const sessionListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/sessions',
  validateSearch: parseActivityUrl,
  pendingComponent: () => <Skeleton label="Opening the sessions …" rows={12} />,
}).lazy(async () => (await import('../features/sessions/session-list-lazy-route.ts')).sessionListLazyRoute);

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
  pendingComponent: () => <Skeleton label="Opening the users …" rows={12} />,
}).lazy(async () => (await import('../features/users/user-list-lazy-route.ts')).userListLazyRoute);

const userRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/user',
  validateSearch: parseUserUrl,
  pendingComponent: () => <Skeleton label="Opening the user …" rows={12} />,
}).lazy(async () => (await import('../features/users/user-lazy-route.ts')).userLazyRoute);

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/compare',
  validateSearch: parseCompareUrl,
  pendingComponent: () => <Skeleton label="Opening the comparison …" rows={8} />,
}).lazy(async () => (await import('../features/compare/compare-lazy-route.ts')).compareLazyRoute);

const dashboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/dashboard',
  validateSearch: (search: TraceListLink & SearchSchemaInput): TraceListUrl => parseTraceListUrl({ ...search }),
  pendingComponent: () => <Skeleton label="Opening the dashboard …" rows={12} />,
}).lazy(async () => (await import('../features/dashboard/dashboard-lazy-route.ts')).dashboardLazyRoute);

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experiments/$experimentId/set-up',
  pendingComponent: () => <Skeleton label="Opening the set-up …" rows={8} />,
}).lazy(async () => (await import('../features/set-up/set-up-lazy-route.ts')).setUpLazyRoute);

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
  runListRoute,
  compareRunsRoute,
  runRoute,
  sessionListRoute,
  sessionRoute,
  userListRoute,
  userRoute,
  compareRoute,
  dashboardRoute,
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
