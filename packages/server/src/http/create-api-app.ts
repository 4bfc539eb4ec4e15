import { Hono } from 'hono';

import type { ArtifactDeps } from './artifacts/artifact-deps.ts';
import { createArtifactApp } from './artifacts/create-artifact-app.ts';
import { createGanderRoutes, type GanderHandlers } from './gander-routes.ts';
import { createMlflowApp, type MlflowAppDeps } from './mlflow/mlflow-app.ts';
import type { OnBug } from './mlflow/reply-mlflow-error.ts';
import { replyNothingThere, replyRefusal } from './reply-refusal.ts';
import { createSavedTraceRoute, type SavedTraceRouteDeps } from './saved-trace-route.ts';
import { createSpanValueRoute, type ReadSpanValue } from './span-value-route.ts';
import { createTraceExportRoute, type ReadExportPart } from './trace-export-route.ts';

export interface ApiAppDeps {
  readonly handlers: GanderHandlers;
  readonly readSpanValue: ReadSpanValue;
  readonly readExportPart: ReadExportPart;
  readonly readSavedTracePart: SavedTraceRouteDeps['readPart'];
  readonly callMlflow: MlflowAppDeps['call'];
  readonly artifacts: ArtifactDeps;
  readonly version: string;
  readonly webRoot: string | undefined;
  readonly onBug: OnBug;
}

/** What programs and the UI ask for: Gander's own endpoints, MLflow's, and artifacts. */
export function createApiApp(deps: ApiAppDeps): Hono {
  const app = new Hono();
  app.route('/', createGanderRoutes(deps.handlers, deps));
  app.route('/', createSpanValueRoute(deps.readSpanValue));
  app.route('/', createTraceExportRoute(deps.readExportPart));
  app.route('/', createSavedTraceRoute({ ...deps, readPart: deps.readSavedTracePart }));
  app.route('/', createMlflowApp({ call: deps.callMlflow, onBug: deps.onBug }));
  app.route('/', createArtifactApp({ ...deps.artifacts, onBug: deps.onBug }));
  app.notFound(replyNothingThere);
  app.onError((error, context) => replyRefusal(context, error, deps.onBug));
  return app;
}
