import type { MlflowRoute } from '@gander/api/mlflow/mlflow-route';
import { mlflowRoutes, type MlflowRouteName } from '@gander/api/mlflow/mlflow-routes';
import { Hono } from 'hono';

import { replyJson } from '../reply-json.ts';
import { createBodyBudget } from './body-budget.ts';
import { replyMethodNotAllowed, replyWithoutWorkspaces } from './html-errors.ts';
import { readMessage } from './read-message.ts';
import { type OnBug, replyMlflowError } from './reply-mlflow-error.ts';

export interface MlflowAppDeps {
  /** Answers one route with its response message, encoded. */
  readonly call: (route: MlflowRouteName, request: unknown) => Promise<Uint8Array<ArrayBuffer>>;
  readonly onBug: OnBug;
}

/** A message takes several times its length while it is worked on. */
const BODIES_BYTES = 32 * 1024 * 1024;

/** Binds every route of the table under `/api` and `/ajax-api` and refuses other methods there. */
export function createMlflowApp({ call, onBug }: MlflowAppDeps): Hono {
  const app = new Hono();
  const bodies = createBodyBudget({ limitBytes: BODIES_BYTES });
  const names = (Object.keys(mlflowRoutes) as MlflowRouteName[]).toSorted(compareBySpecificity);
  for (const name of names) {
    const route: MlflowRoute = mlflowRoutes[name];
    app.on([...route.methods], listPaths(route), async (context) => {
      const account = bodies.open();
      try {
        return await replyJson(context, await call(name, await readMessage(context, route, account)));
      } finally {
        account.close();
      }
    });
  }
  // After all of them: one path may have several routes, a method each.
  for (const path of new Set(names.flatMap((name) => listPaths(mlflowRoutes[name])))) {
    app.all(path, replyMethodNotAllowed);
  }
  for (const prefix of ['/api', '/ajax-api']) {
    app.all(`${prefix}/3.0/mlflow/workspaces`, replyWithoutWorkspaces);
    app.all(`${prefix}/3.0/mlflow/workspaces/*`, replyWithoutWorkspaces);
  }
  app.onError((error, context) => replyMlflowError(context, error, onBug));
  return app;
}

/** Fixed addresses before those with a parameter in the same place: `/traces/search` is no trace called `search`. */
function compareBySpecificity(first: MlflowRouteName, second: MlflowRouteName): number {
  const toKey = (name: MlflowRouteName) => mlflowRoutes[name].path.replaceAll('{', '\u{10FFFF}');
  return toKey(first) < toKey(second) ? -1 : 1;
}

function listPaths({ version, path, surface }: MlflowRoute): string[] {
  const prefixes = surface === 'ajax' ? ['/ajax-api'] : ['/api', '/ajax-api'];
  return prefixes.map((prefix) => `${prefix}/${version}/mlflow${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
}
