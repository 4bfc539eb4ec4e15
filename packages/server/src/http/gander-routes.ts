import { toOpenApiDocument } from '@gander/api/gander/openapi';
import { GANDER_API_PREFIX, type GanderRoute, ganderRoutes, type GanderRouteName } from '@gander/api/gander/routes';
import { AppError } from '@gander/core/errors';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';

import { replyJson } from './reply-json.ts';

/** What a person types or a program configures; spans come by OTLP. */
const BODY_LIMIT_BYTES = 1024 * 1024;

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
  // Only where a body belongs: hono's limit rebuilds the request, which fails for a DELETE without one.
  const limitBody = bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError() {
      throw new AppError('payload_too_large', `The body is larger than ${BODY_LIMIT_BYTES} bytes. Send less at once.`);
    },
  });
  for (const name of Object.keys(ganderRoutes) as GanderRouteName[]) {
    const route: GanderRoute = ganderRoutes[name];
    const path = GANDER_API_PREFIX + route.path.replace(/\{(\w+)\}/g, ':$1');
    if (route.body !== undefined) app.on(route.method, path, limitBody);
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

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('malformed', 'The body is not JSON. Send an object with content type application/json.');
  }
}

function decodeOrRefuse(schema: z.ZodType, value: unknown, noun: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${noun} ${issue.path.join('.') || '(all)'}: ${issue.message}`);
  throw new AppError('invalid_argument', `${problems.join('; ')}.`, { problems });
}
