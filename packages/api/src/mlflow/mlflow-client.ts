import type { z } from 'zod';

import { artifactRoutes } from './artifact-routes.ts';
import type { MlflowRoute } from './mlflow-route.ts';
import { mlflowRoutes } from './mlflow-routes.ts';
import { encodeExactJson, parseExactJson } from './wire/exact-json.ts';
import { fromWireMessage } from './wire/from-wire-message.ts';

const routes = { ...mlflowRoutes, ...artifactRoutes };

type CallName = keyof typeof routes;

/** What a call takes: the message of the request, path parameters among its fields. */
export type MlflowCall<Name extends CallName> = z.input<(typeof routes)[Name]['request']>;

/** What a call gives: lists and maps that the server left out because they are empty are there. */
export type MlflowAnswer<Name extends CallName> = z.output<(typeof routes)[Name]['response']>;

/** Every route of the MLflow REST surface, on a Gander or an MLflow server. */
export type MlflowClient = {
  readonly [Name in CallName]: (request: MlflowCall<Name>) => Promise<MlflowAnswer<Name>>;
};

/** A refusal by the server, or a server that cannot be reached (`status` 0). */
export class MlflowRequestError extends Error {
  readonly status: number;
  /** e.g. `RESOURCE_DOES_NOT_EXIST`; `undefined` when the answer was none of MLflow's. */
  readonly errorCode: string | undefined;

  constructor(failure: { readonly status: number; readonly errorCode: string | undefined; readonly message: string }) {
    super(failure.message);
    this.name = 'MlflowRequestError';
    this.status = failure.status;
    this.errorCode = failure.errorCode;
  }
}

export interface MlflowClientOptions {
  /** Origin of the server, with the path it is served under if there is one. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * @example
 * const client = createMlflowClient({ baseUrl: 'http://127.0.0.1:5000' });
 * const { run } = await client.getRun({ run_id: id });
 */
export function createMlflowClient(options: MlflowClientOptions): MlflowClient {
  const names = Object.keys(routes) as CallName[];
  return Object.fromEntries(
    names.map((name) => [name, async (request: Message) => callRoute(options, routes[name], request)]),
  ) as unknown as MlflowClient;
}

type Message = Readonly<Record<string, unknown>>;

async function callRoute(options: MlflowClientOptions, route: MlflowRoute, request: Message): Promise<unknown> {
  const [method] = route.methods;
  const isGet = method === 'GET';
  const url = `${options.baseUrl}${toAddress(route, request)}${isGet ? toQuery(request) : ''}`;
  const response = await sendRequest(options, url, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...options.headers },
    ...(!isGet && { body: encodeExactJson(request) }),
  });
  const body = await readAnswer(response);
  if (!response.ok) throw toRequestError(response.status, body);
  return route.response.parse(fromWireMessage(route.response, body));
}

/** Sends a request and throws MlflowRequestError with status 0 when nobody answers. */
export async function sendRequest(options: MlflowClientOptions, url: string, init: RequestInit): Promise<Response> {
  try {
    return await (options.fetch ?? fetch)(url, init);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const message = `Cannot reach the server at ${options.baseUrl}. Is it running?`;
    throw new MlflowRequestError({ status: 0, errorCode: undefined, message });
  }
}

/** The refusal in the body of an answer. */
export function toRequestError(status: number, body: unknown): MlflowRequestError {
  const { error_code, message } = (typeof body === 'object' && body !== null ? body : {}) as Message;
  return new MlflowRequestError({
    status,
    errorCode: typeof error_code === 'string' ? error_code : undefined,
    message: typeof message === 'string' && message !== '' ? message : `The server answered ${status}.`,
  });
}

async function readAnswer(response: Response): Promise<unknown> {
  try {
    return parseExactJson(await response.text());
  } catch {
    return undefined;
  }
}

function toAddress({ version, path, surface }: MlflowRoute, request: Message): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(toText(request[name])));
  return `${surface === 'ajax' ? '/ajax-api' : '/api'}/${version}/mlflow${filled}`;
}

function toQuery(request: Message): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item !== undefined) search.append(name, toText(item));
    }
  }
  return search.size === 0 ? '' : `?${search}`;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
