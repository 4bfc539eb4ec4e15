import type { z } from 'zod';

import { GANDER_API_PREFIX } from './api-prefix.ts';
import type { GanderRoute } from './gander-route.ts';
import { parseInParts } from './parse-in-parts.ts';
import { type GanderRouteName, ganderRoutes } from './routes.ts';
import { errorBody } from './server-schemas.ts';

type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name, string> & PathParams<Rest>
  : unknown;

type Route<Name extends GanderRouteName> = (typeof ganderRoutes)[Name];

type BodyOf<R> = R extends { readonly body: infer B extends z.ZodType } ? { readonly body: z.input<B> } : unknown;

/** What a call takes: path parameters, query (domain types: nanoseconds are bigint), body where the route has one. */
export type GanderCall<Name extends GanderRouteName> = {
  readonly params: PathParams<Route<Name>['path']>;
  readonly query?: Partial<QueryInput<z.output<Route<Name>['query']>>>;
  readonly signal?: AbortSignal;
} & BodyOf<Route<Name>>;

type QueryInput<T> = { readonly [K in keyof T]: T[K] | undefined };

export type GanderClient = {
  readonly [Name in GanderRouteName]: (call: GanderCall<Name>) => Promise<z.output<Route<Name>['response']>>;
};

/** A refusal by the server, or a server that cannot be reached (`status` 0). */
export class GanderRequestError extends Error {
  readonly status: number;
  readonly code: string;
  /** What the server said beside the message, e.g. `position` in a filter that cannot be read. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(failure: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    readonly details?: Readonly<Record<string, unknown>>;
  }) {
    super(failure.message);
    this.name = 'GanderRequestError';
    this.status = failure.status;
    this.code = failure.code;
    this.details = failure.details ?? {};
  }
}

export interface GanderClientOptions {
  /** Origin of the server; `''` for the page's own. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * @example
 * const client = createGanderClient({ baseUrl: 'http://127.0.0.1:5000' });
 * const { items } = await client.listTraces({ params: { experimentId: '0' }, query: { limit: 20 } });
 */
export function createGanderClient(options: GanderClientOptions): GanderClient {
  const names = Object.keys(ganderRoutes) as GanderRouteName[];
  return Object.fromEntries(
    names.map((name) => [name, async (call: AnyCall) => callRoute(options, ganderRoutes[name], call)]),
  ) as unknown as GanderClient;
}

/** A list becomes a comma list. */
type QueryValue = string | number | bigint | readonly string[];

interface AnyCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

async function callRoute(options: GanderClientOptions, route: GanderRoute, call: AnyCall): Promise<unknown> {
  const headers = { accept: 'application/json', ...options.headers };
  const request: RequestInit = {
    method: route.method,
    headers: route.body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(route.body !== undefined && { body: JSON.stringify(call.body) }),
    ...(call.signal && { signal: call.signal }),
  };
  const response = await send(options, routeUrl(options.baseUrl, route, call), request);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw toRequestError(response.status, body);
  return parseInParts(route.response, body);
}

async function send(options: GanderClientOptions, url: string, request: RequestInit): Promise<Response> {
  try {
    return await (options.fetch ?? fetch)(url, request);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw new GanderRequestError({
      status: 0,
      code: 'unavailable',
      message: `Cannot reach the Gander server at ${options.baseUrl || 'this address'}. Is it running?`,
    });
  }
}

function routeUrl(baseUrl: string, route: GanderRoute, call: AnyCall): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) search.set(key, String(value));
  }
  const query = search.toString();
  return `${baseUrl}${GANDER_API_PREFIX}${path}${query && `?${query}`}`;
}

function toRequestError(status: number, body: unknown): GanderRequestError {
  const parsed = errorBody.safeParse(body);
  if (parsed.success) return new GanderRequestError({ status, ...parsed.data.error });
  return new GanderRequestError({ status, code: 'internal', message: `The server answered ${status}.` });
}
