import { expect, test } from 'vitest';
import type { z } from 'zod';

import { toOpenApiDocument } from './openapi.ts';
import { ganderRoutes } from './routes.ts';

const DOCUMENT = toOpenApiDocument({ version: '1.2.3' }) as unknown as OpenApiDocument;

interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: unknown };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

type Shape = Readonly<Record<string, z.ZodType>>;

/** Has a default, or may be absent. */
function isMissable(schema: z.ZodType | undefined): boolean {
  return schema?.safeParse(undefined).success === true;
}

test('it says what it is', () => {
  expect(DOCUMENT).toMatchObject({ openapi: '3.1.0', info: { title: 'Gander', version: '1.2.3' } });
});

test.for(Object.entries(ganderRoutes))('%s is described', ([name, route]) => {
  const operation = DOCUMENT.paths[`/api/gander/v1${route.path}`]?.[route.method.toLowerCase()];
  expect(operation).toMatchObject({ operationId: name, summary: route.summary });
  const namesIn = (place: string) => operation?.parameters.filter((it) => it.in === place).map((it) => it.name);
  expect(namesIn('path')?.map((it) => `{${it}}`)).toEqual(route.path.match(/\{\w+\}/g) ?? []);
  expect(namesIn('query')?.toSorted()).toEqual(Object.keys(route.query.shape).toSorted());
  for (const { name: parameter, in: place, required } of operation?.parameters ?? []) {
    const isOptional = place === 'query' && isMissable((route.query.shape as Shape)[parameter]);
    expect(required, parameter).toBe(!isOptional);
  }
  expect(operation?.requestBody !== undefined).toBe('body' in route);
  for (const status of ['200', 'default']) {
    expect(operation?.responses[status]?.content['application/json']?.schema, status).toBeTypeOf('object');
  }
});

test('every reference leads to a schema of the document', () => {
  const references = listReferences(DOCUMENT);
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const [, name = ''] = /^#\/components\/schemas\/(\w+)$/.exec(reference) ?? [];
    expect(Object.keys(DOCUMENT.components.schemas), reference).toContain(name);
  }
});

test('times are decimal strings, as they are on the wire', () => {
  expect(DOCUMENT.components.schemas['TraceSummary']).toMatchObject({
    properties: { startUnixNano: { type: 'string' }, spanCount: { type: 'number' } },
  });
});

test('JSON of any shape is described by itself', () => {
  expect(listReferences(DOCUMENT.components.schemas['Json'])).toContain('#/components/schemas/Json');
});

function listReferences(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : listReferences(item),
  );
}
