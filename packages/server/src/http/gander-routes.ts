import { GANDER_API_PREFIX } from '@gander/api/gander/api-prefix';
import { toOpenApiDocument } from '@gander/api/gander/openapi';
import type { GanderRoute } from '@gander/api/gander/gander-route';
import { type GanderRouteName, ganderRoutes } from '@gander/api/gander/routes';
import { type Context, Hono } from 'hono';

import { decodeOrRefuse } from './decode-or-refuse.ts';
import { readJson } from './read-json.ts';
import { replyJson } from './reply-json.ts';

export interface GanderCallInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
}

/** Answers one route with its JSON body, encoded. */
export type GanderHandler = (input: GanderCallInput) => Promise<Uint8Array<ArrayBuffer>>;

export type GanderHandlers = Readonly<Record<GanderRouteName, GanderHandler>>;

/** Binds a handler to every route of the table: decodes what comes in, refuses what does not fit. */
export function createGanderRoutes(handlers: GanderHandlers, { version }: { readonly version: string }): Hono {
  const app = new Hono();
  // Made when somebody asks: it costs time and memory at start, and most servers are never asked.
  app.get(`${GANDER_API_PREFIX}/openapi.json`, (context) =>
    replyJson(context, new TextEncoder().encode(JSON.stringify(toOpenApiDocument({ version })))),
  );
  for (const name of Object.keys(ganderRoutes) as GanderRouteName[]) {
    const route: GanderRoute = ganderRoutes[name];
    const path = GANDER_API_PREFIX + route.path.replace(/\{(\w+)\}/g, ':$1');
    app.on(route.method, path, async (context) =>
      replyJson(context, await handlers[name](await readInput(context, route))),
    );
  }
  return app;
}

async function readInput(context: Context, route: GanderRoute): Promise<GanderCallInput> {
  return {
    params: context.req.param() as Record<string, string>,
    query: decodeOrRefuse(route.query, context.req.query(), 'query parameter'),
    body: route.body === undefined ? undefined : decodeOrRefuse(route.body, await readJson(context), 'field'),
  };
}
