import { readdirSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../../../../../fixtures/otlp/', import.meta.url);

export interface RecordedRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface ExpectedSpan {
  readonly name: string;
  readonly span_id: string;
  readonly status: string;
  readonly children?: readonly ExpectedSpan[];
}

interface ExpectedCall {
  readonly span: { readonly span_id: string } | null;
  readonly error?: unknown;
  readonly availability: Readonly<Record<string, string>>;
}

export interface Expectation {
  readonly scenarios: readonly {
    readonly error: unknown;
    readonly trace_ids: readonly string[];
    readonly llm_calls: readonly ExpectedCall[];
  }[];
  readonly totals: { readonly traces: number; readonly spans: number };
  readonly traces: readonly {
    readonly trace_id: string;
    readonly span_count: number;
    readonly root_span_name: string;
    readonly root_missing?: boolean;
    readonly tree: readonly ExpectedSpan[];
  }[];
}

/** All folders of recorded traffic. */
export function listRecordings(): readonly string[] {
  return readdirSync(FIXTURES).toSorted();
}

/** The requests of a recording in the order in which they were sent, bodies as they were on the wire. */
export function readRecordedRequests(recording: string): readonly RecordedRequest[] {
  const folder = new URL(`${recording}/`, FIXTURES);
  return readdirSync(folder)
    .filter((file) => /^\d+\.json$/.test(file))
    .toSorted()
    .map((file) => {
      const request = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RecordedRequest & { body: string };
      return { ...request, name: file, body: new Uint8Array(readFileSync(new URL(request.body, folder))) };
    });
}

export function readExpectation(recording: string): Expectation {
  return JSON.parse(readFileSync(new URL(`${recording}/expect.json`, FIXTURES), 'utf8')) as Expectation;
}
