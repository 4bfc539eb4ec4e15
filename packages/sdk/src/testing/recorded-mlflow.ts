import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parsePreciseJson } from '../rest/parse-precise-json.ts';
import { type FakeServer, type ReceivedRequest, startFakeServer } from './fake-server.ts';

/** One exchange between MLflow's Python client and its server, as recorded. */
export interface RecordedExchange {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: readonly (readonly [string, string])[];
    readonly json?: unknown;
  };
  readonly response: { readonly status: number; readonly json?: unknown };
}

const FOLDER = join(import.meta.dirname, '../../../../fixtures/mlflow');

/** The exchanges of a recording, its placeholders (`{{run_1}}`) left as they are: they do as ids. */
export function readExchanges(scenario: string): RecordedExchange[] {
  const file = parsePreciseJson(readFileSync(join(FOLDER, `${scenario}.json`), 'utf8'));
  return (file as { exchanges: RecordedExchange[] }).exchanges;
}

/**
 * A server that answers what MLflow's answered to the same request: same method, path, query and body. Anything else is
 * answered with 599, so that a request nobody would send fails the test.
 */
export async function startRecordedMlflow(
  scenario: string,
  isSame: (body: unknown, recorded: unknown) => boolean = isDeepStrictEqual,
): Promise<FakeServer> {
  const exchanges = readExchanges(scenario);
  return startFakeServer((request) => {
    const found = exchanges.find((exchange) => isAnswerTo(exchange, request, isSame));
    if (found === undefined) return { status: 599, body: { message: `No such request was recorded: ${request.path}` } };
    return { status: found.response.status, body: found.response.json ?? '' };
  });
}

function isAnswerTo(
  { request: recorded }: RecordedExchange,
  request: ReceivedRequest,
  isSame: (body: unknown, recorded: unknown) => boolean,
): boolean {
  if (recorded.method !== request.method || recorded.path !== decodeURIComponent(request.path)) return false;
  // A twin under its old name (`run_uuid`) may be left out.
  const isAsked = [...request.query].every(([key, value]) =>
    recorded.query.some(([name, expected]) => name === key && (expected === value || key === 'allow_partial')),
  );
  if (!isAsked) return false;
  // The Python client repeats ids of the path as a query.
  if (request.method === 'GET') return request.query.size > 0 || !request.path.endsWith('/get');
  return isSame(JSON.parse(request.body.toString() || '{}'), recorded.json ?? {});
}
