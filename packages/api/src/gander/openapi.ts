import { z } from 'zod';

import { GANDER_API_PREFIX, type GanderRoute, ganderRoutes } from './routes.ts';
import { errorBody } from './schemas.ts';

type JsonSchema = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of Gander's own endpoints, made from the route table and its zod schemas.
 *
 * @example toOpenApiDocument({ version: '0.1.0' }).openapi // '3.1.0'
 */
export function toOpenApiDocument({ version }: { readonly version: string }): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const [name, route] of Object.entries(ganderRoutes)) {
    const path = GANDER_API_PREFIX + route.path;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gander', version, description: "Gander's own endpoints, beside MLflow's REST API and OTLP." },
    paths,
    components: { schemas: { Error: toSchema(errorBody, 'input') } },
  };
}

function toOperation(name: string, route: GanderRoute): JsonSchema {
  return {
    operationId: name,
    summary: route.summary,
    parameters: [...toPathParameters(route.path), ...toQueryParameters(route.query)],
    ...(route.body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: toSchema(route.body, 'input') } } },
    }),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: toSchema(route.response, 'input') } } },
      default: {
        description: 'A refusal that says what to do',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function toPathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function toQueryParameters(query: z.ZodObject): JsonSchema[] {
  const schema = toSchema(query, 'input');
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = new Set((schema['required'] ?? []) as string[]);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: property,
  }));
}

/** The side of a codec that is on the wire is its input. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as JsonSchema;
  return rest;
}
