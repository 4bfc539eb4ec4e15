import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';

import { parseFlatSearch, toFlatSearch } from '../app/flat-search.ts';
import { RouteFailure } from '../app/RouteFailure.tsx';
import { parseTraceUrl } from '../features/trace-view/url.ts';
import { NotInFile } from './NotInFile.tsx';
import { ViewerPage } from './ViewerPage.tsx';
import { ViewerShell } from './ViewerShell.tsx';

export interface ViewerTrace {
  readonly traceId: string;
  readonly experimentId: string;
}

/** The routes of a saved trace, in the part of the address after `#`: a file has no other. */
export function createViewerRouter({ traceId, experimentId }: ViewerTrace) {
  const rootRoute = createRootRoute({ component: ViewerShell });
  const homeRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad() {
      redirect({
        to: '/experiments/$experimentId/traces/$traceId',
        params: { experimentId, traceId },
        replace: true,
        throw: true,
      });
    },
  });
  // Under the address of the app, so that whatever knows that address works here.
  const traceRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: '/experiments/$experimentId/traces/$traceId',
    validateSearch: parseTraceUrl,
    component: ViewerPage,
  });
  return createRouter({
    routeTree: rootRoute.addChildren([homeRoute, traceRoute]),
    history: createHashHistory(),
    parseSearch: parseFlatSearch,
    stringifySearch: toFlatSearch,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: NotInFile,
  });
}
