import { errorBody } from '@gander/api/gander/server-schemas';
import { AppError } from '@gander/core/errors';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

import { MLFLOW_VERSION } from '../mlflow-version.ts';
import { toBugReport } from '../threads/to-bug-report.ts';
import type { ArtifactDeps } from './artifacts/artifact-deps.ts';
import { createArtifactApp } from './artifacts/create-artifact-app.ts';
import { createGanderRoutes, type GanderHandlers } from './gander-routes.ts';
import { createMlflowApp, type MlflowAppDeps } from './mlflow/mlflow-app.ts';
import { replyRouteNotFound } from './mlflow/html-errors.ts';
import type { OnBug } from './mlflow/reply-mlflow-error.ts';
import { createSavedTraceRoute, type SavedTraceRouteDeps } from './saved-trace-route.ts';
import { createTraceExportRoute, type ReadExportPart } from './trace-export-route.ts';
import { createSpanValueRoute, type ReadSpanValue } from './span-value-route.ts';
import { createStaticWeb } from './static-web.ts';
import { findRetryAfter, STATUS_OF_ERROR } from './status-of-error.ts';

export interface AppDeps {
  readonly handlers: GanderHandlers;
  readonly readSpanValue: ReadSpanValue;
  readonly readExportPart: ReadExportPart;
  readonly readSavedTracePart: SavedTraceRouteDeps['readPart'];
  readonly callMlflow: MlflowAppDeps['call'];
  readonly artifacts: ArtifactDeps;
  readonly version: string;
  readonly webRoot: string | undefined;
  /** Prometheus text. */
  readonly renderMetrics: () => string;
  readonly countRequest: (route: string, status: number) => void;
  readonly log: (line: string) => void;
}

/** Everything but OTLP and the live stream, which work on the Node request. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    deps.countRequest(routeLabel(context.req.path), context.res.status);
  });
  app.get('/health', (context) => context.text('OK'));
  app.get('/version', (context) => context.text(MLFLOW_VERSION));
  app.get('/metrics', (context) =>
    context.text(deps.renderMetrics(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
  );
  app.route('/', createGanderRoutes(deps.handlers, deps));
  app.route('/', createSpanValueRoute(deps.readSpanValue));
  app.route('/', createTraceExportRoute(deps.readExportPart));
  app.route('/', createSavedTraceRoute({ ...deps, readPart: deps.readSavedTracePart }));
  const onBug: OnBug = (error, where) => deps.log(`A bug while answering ${where}: ${toBugReport(error)}`);
  app.route('/', createMlflowApp({ call: deps.callMlflow, onBug }));
  app.route('/', createArtifactApp({ ...deps.artifacts, onBug }));
  app.route('/', createStaticWeb(deps.webRoot));
  app.notFound((context) => {
    if (!context.req.path.startsWith('/api/gander/')) return replyRouteNotFound(context);
    const error = new AppError(
      'not_found',
      `There is nothing at ${context.req.method} ${context.req.path.slice(0, 200)}.`,
    );
    return context.json(toErrorBody(error), 404);
  });
  app.onError((error, context) => {
    if (!(error instanceof AppError))
      deps.log(`A bug while answering ${context.req.method} ${context.req.path}: ${toBugReport(error)}`);
    const refusal =
      error instanceof AppError ? error : new AppError('internal', 'The server failed. Its log says more.');
    const retryAfter = findRetryAfter(refusal.code);
    // The rest of the body was not read.
    if (refusal.code === 'payload_too_large') context.header('connection', 'close');
    if (retryAfter !== undefined) context.header('retry-after', retryAfter);
    return context.json(toErrorBody(refusal), STATUS_OF_ERROR[refusal.code] as ContentfulStatusCode);
  });
  return app;
}

function toErrorBody({ code, message, details }: AppError): z.input<typeof errorBody> {
  return errorBody.parse({ error: { code, message, details } });
}

/** Few labels, whatever is asked for: a metric per address would be an attack on the scraper. */
function routeLabel(path: string): string {
  if (path.startsWith('/api/gander/')) return '/api/gander';
  if (path === '/health' || path === '/version' || path === '/metrics') return path;
  return path.startsWith('/api') ? '/api' : 'web';
}
