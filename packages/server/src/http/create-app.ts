import { Hono } from 'hono';

import { MLFLOW_VERSION } from '../mlflow-version.ts';
import type { OnBug } from './mlflow/reply-mlflow-error.ts';
import { replyNothingThere, replyRefusal } from './reply-refusal.ts';
import { createStaticWeb } from './static-web.ts';

export interface AppDeps {
  /** Loaded with the first request for it. */
  readonly openApi: () => Promise<Hono>;
  /** Somebody opens the UI, which asks the API next. */
  readonly onPage: () => void;
  readonly webRoot: string | undefined;
  /** Prometheus text. */
  readonly renderMetrics: () => string;
  readonly countRequest: (route: string, status: number) => void;
  readonly onBug: OnBug;
}

/** Where the API has addresses. */
const API_PATHS = ['/api/*', '/ajax-api/*', '/get-artifact'];

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
  for (const path of API_PATHS) {
    app.all(path, async (context) => (await deps.openApi()).fetch(context.req.raw, context.env));
  }
  app.route('/', createStaticWeb(deps));
  app.notFound(replyNothingThere);
  app.onError((error, context) => replyRefusal(context, error, deps.onBug));
  return app;
}

/** Few labels, whatever is asked for: a metric per address would be an attack on the scraper. */
function routeLabel(path: string): string {
  if (path.startsWith('/api/gander/')) return '/api/gander';
  if (path === '/health' || path === '/version' || path === '/metrics') return path;
  return path.startsWith('/api') ? '/api' : 'web';
}
