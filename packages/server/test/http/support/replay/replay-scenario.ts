import { setTimeout as pause } from 'node:timers/promises';

import { parseExactJson } from '@gander/api/mlflow/wire/exact-json';

import { findAtPointer } from './json-pointer.ts';
import { type Binding, readScenario } from './recording.ts';
import { scoreExchange } from './score-exchange.ts';
import { type Answer, sendRequest } from './send-request.ts';

export interface ReplayReport {
  readonly total: number;
  readonly matched: number;
  /** One line per exchange that does not match. */
  readonly mismatches: readonly string[];
  /** Those that the server failed on, where the reference did not say no as well. */
  readonly failures: readonly string[];
}

/** The recordings count on a clock that moves between requests. */
const PAUSE_MS = 2;

/** Sends the requests of a scenario in order and compares the answers. */
export async function replayScenario(baseUrl: string, name: string): Promise<ReplayReport> {
  const { bindings, exchanges } = readScenario(name);
  const bound = new Map<string, unknown>();
  const mismatches: string[] = [];
  const failures: string[] = [];
  for (const exchange of exchanges) {
    await pause(PAUSE_MS);
    const answer = await sendRequest(baseUrl, exchange.request, bound);
    for (const binding of bindings) if (binding.from === exchange.n) bind(bound, binding, answer);
    const line = `#${exchange.n} ${exchange.request.method} ${exchange.request.path}`;
    if (answer.status >= 500 && exchange.response.status < 500) failures.push(`${line}: ${answer.status}`);
    const differences = scoreExchange(exchange, answer, bound);
    if (differences.length === 0) continue;
    mismatches.push(`${line}: ${differences.slice(0, 3).join('; ')}`);
  }
  return { total: exchanges.length, matched: exchanges.length - mismatches.length, mismatches, failures };
}

function bind(bound: Map<string, unknown>, { name, pointer }: Binding, { body }: Answer): void {
  try {
    const value = findAtPointer(parseExactJson(body.toString('utf8')), pointer);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') bound.set(name, value);
  } catch {
    // No JSON, no id: what needs it will not match, and says so.
  }
}
