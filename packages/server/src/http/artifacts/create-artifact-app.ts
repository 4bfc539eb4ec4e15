import { Hono } from 'hono';

import { createBodyBudget } from '../mlflow/body-budget.ts';
import { replyMlflowError, type OnBug } from '../mlflow/reply-mlflow-error.ts';
import type { ArtifactDeps } from './artifact-deps.ts';
import { registerMultipartRoutes } from './register-multipart-routes.ts';
import { registerProxyRoutes } from './register-proxy-routes.ts';
import { registerRunRoutes } from './register-run-routes.ts';
import { registerTraceRoutes } from './register-trace-routes.ts';

const PREFIXES = ['/api/2.0/mlflow-artifacts', '/ajax-api/2.0/mlflow-artifacts'];

/** Of all `traces.json` that are being uploaded. */
const TRACE_FILES_BYTES = 64 * 1024 * 1024;

/** Everything about artifacts: most of it bytes, which have no place in the route table. */
export function createArtifactApp(deps: ArtifactDeps & { readonly onBug: OnBug }): Hono {
  const app = new Hono();
  const bodies = createBodyBudget({ limitBytes: TRACE_FILES_BYTES });
  for (const prefix of PREFIXES) {
    if (deps.proxy === undefined) {
      // The sentence and status of a reference server with --no-serve-artifacts.
      app.all(`${prefix}/*`, (context) =>
        context.text('Endpoint disabled: the server was started with --no-serve-artifacts.', 503),
      );
      continue;
    }
    registerProxyRoutes(app, { store: deps.proxy, traces: deps.traces, bodies, prefix });
    registerMultipartRoutes(app, { store: deps.proxy, prefix });
  }
  registerRunRoutes(app, deps);
  registerTraceRoutes(app, deps);
  app.onError((error, context) => replyMlflowError(context, error, deps.onBug));
  return app;
}
