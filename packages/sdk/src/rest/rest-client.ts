import type { HttpSender, IncomingResponse } from '../export/http-sender.ts';
import { parsePreciseJson } from './parse-precise-json.ts';
import { toServerError } from './server-error.ts';

/** What the JSON calls of a server are made with. */
export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root of the server: `/api/2.0/mlflow/…`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
}

/** Answers of an MLflow server, unchecked. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** JSON calls to one server. */
export interface RestClient {
  /** The server's address without a slash at its end. */
  readonly host: string;
  /** Throws `ServerError` for a refusal, and what fetch throws when nobody answers. */
  call(call: RestCall): Promise<JsonRecord>;
  /** The bare response, whatever its status. */
  send(call: RestCall): Promise<IncomingResponse>;
  readonly sender: HttpSender;
}

/** Makes a {@link RestClient} for an address. */
export function createRestClient(host: string, sender: HttpSender): RestClient {
  const base = host.replace(/\/+$/, '');
  const send = async ({ method, path, query, body }: RestCall): Promise<IncomingResponse> =>
    sender.send({
      method,
      url: base + path + toQueryText(query),
      ...(body === undefined ? {} : { body: JSON.stringify(body), contentType: 'application/json' }),
      headers: { accept: 'application/json' },
    });
  return {
    host: base,
    sender,
    send,
    async call(call) {
      const response = await send(call);
      if (response.status < 200 || response.status >= 300) {
        throw toServerError(response, `${call.method} ${call.path}`);
      }
      return response.text.trim() === '' ? {} : (parsePreciseJson(response.text) as JsonRecord);
    },
  };
}

function toQueryText(query: RestCall['query']): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    for (const item of [value ?? []].flat()) params.append(key, item);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
