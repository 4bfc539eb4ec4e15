import { parseExactJson } from '@gander/api/mlflow/wire/exact-json';

import { compareJson } from './compare-json.ts';
import { type Bindings, fillPlaceholders, fillPlaceholdersInText } from './placeholders.ts';
import type { Exchange } from './recording.ts';
import type { Answer } from './send-request.ts';

/** What is wrong with an answer; empty when it says all that the recorded one says. */
export function scoreExchange(exchange: Exchange, answer: Answer, bindings: Bindings): readonly string[] {
  if (exchange.quirk !== undefined && answer.status >= 400) return [];
  const wanted = exchange.response.status;
  const status = wanted === answer.status ? [] : [`status: want ${wanted}, got ${answer.status}`];
  return [...status, ...compareBody(exchange, answer, bindings)];
}

function compareBody(exchange: Exchange, { body }: Answer, bindings: Bindings): readonly string[] {
  const { response } = exchange;
  if (exchange.soft?.includes('') || exchange.volatile?.includes('')) return [];
  // A response that is JSON may be recorded as text too; what it says is what counts.
  if ('json' in response) {
    const actual = parseBody(body);
    if (actual === undefined) return [`(body): want JSON, got ${body.toString('utf8', 0, 80)}`];
    const expected = fillPlaceholders(response.json, bindings);
    return compareJson(expected, pickRows(expected, actual, exchange.contains), exchange);
  }
  if (response.text !== undefined) {
    return fillPlaceholdersInText(response.text, bindings) === body.toString('utf8') ? [] : ['(body): another text'];
  }
  if (response.base64 !== undefined) {
    return Buffer.from(response.base64, 'base64').equals(body) ? [] : ['(body): other bytes'];
  }
  return [];
}

/** Of a listing that other scenarios write to as well, only the rows that are asked for, in their order. */
function pickRows(expected: unknown, actual: unknown, contains: Exchange['contains']): unknown {
  if (contains === undefined) return actual;
  const picked: Record<string, unknown> = {};
  for (const [pointer, idField] of Object.entries(contains)) {
    const field = pointer.slice(1);
    const rows = new Map(readRows(actual, field).map((row) => [String(row[idField]), row]));
    picked[field] = readRows(expected, field)
      .map((row) => rows.get(String(row[idField])))
      .filter((row) => row !== undefined);
  }
  return picked;
}

function readRows(body: unknown, field: string): readonly Readonly<Record<string, unknown>>[] {
  const rows = (body as Readonly<Record<string, unknown>>)[field];
  return Array.isArray(rows) ? (rows as Readonly<Record<string, unknown>>[]) : [];
}

function parseBody(body: Buffer): unknown {
  try {
    return parseExactJson(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
