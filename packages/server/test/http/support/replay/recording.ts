import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { parseExactJson } from '@gander/api/mlflow/wire/exact-json';

const FOLDER = join(import.meta.dirname, '../../../../../../fixtures/mlflow');

/** One body at most: exact text, exact bytes, or JSON. */
export interface RecordedBody {
  readonly text?: string;
  readonly base64?: string;
  readonly json?: unknown;
}

export interface RecordedRequest extends RecordedBody {
  readonly method: string;
  /** Raw, percent-encoded: it must reach the server as it is. */
  readonly path: string;
  /** Keys may repeat. */
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
}

export interface RecordedResponse extends RecordedBody {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request of the real client and the answer of the real server. The format is described in fixtures/mlflow. */
export interface Exchange {
  readonly n: number;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
  /** Pointers to values that differ on every server: only their presence counts. */
  readonly volatile?: readonly string[];
  /** Pointers to values that are the reference's own choice. */
  readonly soft?: readonly string[];
  /** Pointers to arrays without a defined order. */
  readonly unordered?: readonly string[];
  /** Listings that may hold rows of other scenarios: pointer → the field by which rows are found. */
  readonly contains?: Readonly<Record<string, string>>;
  /** The reference fails here: any refusal is fine. */
  readonly quirk?: string;
}

/** An id that the server makes: `{{name}}` in later exchanges stands for it. */
export interface Binding {
  readonly name: string;
  readonly from: number;
  readonly pointer: string;
}

export interface Scenario {
  readonly scenario: string;
  readonly bindings: readonly Binding[];
  readonly exchanges: readonly Exchange[];
}

/** The names of all recorded scenarios. */
export function listScenarios(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .toSorted();
}

/** Whole numbers beyond what a double holds are BigInts. */
export function readScenario(name: string): Scenario {
  return parseExactJson(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Scenario;
}
