import type { MlflowRoute } from '@gander/api/mlflow/mlflow-route';
import { parseExactJson } from '@gander/api/mlflow/wire/exact-json';
import { normalizeNames, toInnerType } from '@gander/api/mlflow/wire/normalize-names';
import { AppError } from '@gander/core/errors';
import type { Context } from 'hono';
import { z } from 'zod';

import type { BodyAccount } from './body-budget.ts';
import { isReading, readBodyText } from './read-body-text.ts';
import { toParameterError } from './to-parameter-error.ts';

/**
 * The message of a request, wherever its fields are: the path, the query of a GET, the JSON body of everything else. Throws
 * `invalid_argument` in MLflow's words.
 */
export async function readMessage(
  context: Context,
  route: Pick<MlflowRoute, 'request'>,
  account?: BodyAccount,
): Promise<unknown> {
  const queries = isReading(context) ? context.req.queries() : {};
  // Without any query a body is read instead, as the reference does.
  const isInQuery = Object.keys(queries).length > 0;
  const sent = isInQuery ? readQuery(queries, route.request) : await readJsonObject(context, account);
  const fields = normalizeNames(route.request, { ...sent, ...context.req.param() });
  const result = route.request.safeParse(fields, { reportInput: true });
  if (result.success) return result.data;
  throw toParameterError(result.error);
}

/** Lists are repeated keys. */
function readQuery(queries: Readonly<Record<string, string[]>>, request: z.ZodObject): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(queries)) {
    const schema = request.shape[name] as z.ZodType | undefined;
    fields[name] = schema !== undefined && toInnerType(schema) instanceof z.ZodArray ? values : values[0];
  }
  return fields;
}

async function readJsonObject(context: Context, account?: BodyAccount): Promise<Record<string, unknown>> {
  const { method } = context.req;
  if (method === 'POST' || method === 'PUT') checkContentType(context.req.header('content-type'));
  return parseObject(await readBodyText(context, account));
}

function checkContentType(contentType: string | undefined): void {
  if (contentType === undefined) {
    throw new AppError('unsupported_media_type', 'Bad Request. Content-Type header is missing.');
  }
  if (contentType.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') {
    throw new AppError('unsupported_media_type', "Bad Request. Content-Type must be one of ['application/json'].");
  }
}

/**
 * What is no JSON counts as an empty message, so that the first missing parameter is what a client hears of. Very old
 * clients encode twice: a text that holds an object is that object.
 */
function parseObject(json: string): Record<string, unknown> {
  const outer = parseOrUndefined(json);
  const value = typeof outer === 'string' ? parseOrUndefined(outer) : outer;
  if (value === undefined && outer === undefined) return {};
  if (value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AppError('invalid_argument', 'The body is not a JSON object. Send the parameters as one.');
}

function parseOrUndefined(json: string): unknown {
  try {
    return parseExactJson(json);
  } catch {
    return undefined;
  }
}
