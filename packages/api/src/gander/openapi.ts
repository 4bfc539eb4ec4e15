import { z } from 'zod';

import { GANDER_API_PREFIX } from './api-prefix.ts';
import { modelFigures, toolFigures, traceBucket, traceSeries } from './figure-schemas.ts';
import type { GanderRoute } from './gander-route.ts';
import { ganderRoutes } from './routes.ts';
import { filterKey, histogramBucket, traceDistribution, traceFacet } from './facet-schemas.ts';
import { spanDigest } from './digest-schemas.ts';
import { chatItem } from './chat-schemas.ts';
import { experiment, experimentActivity, experimentOverview } from './experiment-schemas.ts';
import { logRow } from './log-schemas.ts';
import { json, message } from './message-schemas.ts';
import { newPrice, price, tokenPrices } from './price-schemas.ts';
import { errorBody, instance, reindexJob } from './server-schemas.ts';
import { sessionOverview, sessionTotals, userOverview } from './session-schemas.ts';
import { normalizedSpan, spanDetail, spanRow } from './span-schemas.ts';
import { feedbackSummary, traceSummary } from './trace-schemas.ts';
import { cost, usage, usageAccount } from './usage-schemas.ts';
import { spanContext } from './context-schemas.ts';
import * as contents from './trace-content-schemas.ts';
import { selectionProgress } from './trace-selection.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The nouns of the surface by their names in the document; each is written once and referred to. */
const NOUNS = {
  ChatItem: chatItem,
  Cost: cost,
  CostShare: contents.costShare,
  Error: errorBody,
  Experiment: experiment,
  ExperimentActivity: experimentActivity,
  ExperimentOverview: experimentOverview,
  FeedbackSummary: feedbackSummary,
  FilterKey: filterKey,
  FoundPlaces: contents.foundPlaces,
  HistogramBucket: histogramBucket,
  Instance: instance,
  Json: json,
  LogRecord: logRow,
  Message: message,
  ModelFigures: modelFigures,
  NewPrice: newPrice,
  NormalizedSpan: normalizedSpan,
  Price: price,
  ReindexJob: reindexJob,
  SelectionProgress: selectionProgress,
  SessionOverview: sessionOverview,
  SessionTotals: sessionTotals,
  SpanContext: spanContext,
  SpanDetail: spanDetail,
  SpanDigest: spanDigest,
  SpanMarks: contents.spanMarks,
  SpanRow: spanRow,
  TokenPrices: tokenPrices,
  ToolFigures: toolFigures,
  TraceBucket: traceBucket,
  TraceDistribution: traceDistribution,
  TraceFacet: traceFacet,
  TraceSeries: traceSeries,
  TraceSummary: traceSummary,
  Usage: usage,
  UsageAccount: usageAccount,
  UserOverview: userOverview,
} as const satisfies Record<string, z.ZodType>;

/**
 * The OpenAPI 3.1 document of Gander's own endpoints, made from the route table and its zod schemas.
 *
 * @example toOpenApiDocument({ version: '0.1.0' }).openapi // '3.1.0'
 */
export function toOpenApiDocument({ version }: { readonly version: string }): JsonSchema {
  const components = toSchemas();
  const paths: Record<string, JsonSchema> = {};
  for (const [name, route] of Object.entries<GanderRoute>(ganderRoutes)) {
    const path = GANDER_API_PREFIX + route.path;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(name, route, components) };
  }
  const nouns = Object.entries(components).filter(([id]) => Object.hasOwn(NOUNS, id));
  return {
    openapi: '3.1.0',
    info: { title: 'Gander', version, description: "Gander's own endpoints, beside MLflow's REST API and OTLP." },
    paths,
    components: { schemas: Object.fromEntries(nouns) },
  };
}

/** All schemas in one conversion, so that one refers to another instead of repeating it. */
function toSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NOUNS)) registry.add(schema, { id });
  for (const [name, route] of Object.entries<GanderRoute>(ganderRoutes)) {
    for (const [part, schema] of [
      ['query', route.query],
      ['body', route.body],
      ['response', route.response],
    ] as const) {
      if (schema !== undefined && !registry.has(schema)) registry.add(schema, { id: `${name}.${part}` });
    }
  }
  const converted = z.toJSONSchema(registry, {
    // The side of a codec that is on the wire is its input.
    io: 'input',
    target: 'draft-2020-12',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    // The dialect is OpenAPI's own default, and a place inside a document is not an identity.
    Object.entries(converted.schemas).map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [id, schema]),
  );
}

function toOperation(name: string, route: GanderRoute, components: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const toContent = (schema: z.ZodType, part: string) => ({
    'application/json': { schema: findNounReference(schema) ?? components[`${name}.${part}`] },
  });
  return {
    operationId: name,
    summary: route.summary,
    parameters: [...toPathParameters(route.path), ...toQueryParameters(components[`${name}.query`])],
    ...(route.body !== undefined && { requestBody: { required: true, content: toContent(route.body, 'body') } }),
    responses: {
      200: { description: 'OK', content: toContent(route.response, 'response') },
      default: {
        description: 'A refusal that says what to do',
        content: { 'application/json': { schema: findNounReference(errorBody) } },
      },
    },
  };
}

function findNounReference(schema: z.ZodType): JsonSchema | undefined {
  const noun = Object.entries<z.ZodType>(NOUNS).find(([, candidate]) => candidate === schema);
  return noun && { $ref: `#/components/schemas/${noun[0]}` };
}

function toPathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function toQueryParameters(query: JsonSchema | undefined): JsonSchema[] {
  const properties = (query?.['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = new Set((query?.['required'] ?? []) as string[]);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema,
  }));
}
