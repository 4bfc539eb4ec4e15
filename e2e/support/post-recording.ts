import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const RECORDINGS = new URL('../../fixtures/otlp/', import.meta.url).pathname;

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ExpectedTrace {
  readonly trace_id: string;
  readonly scenario: string;
  readonly span_count: number;
  readonly root_span_name: string;
  readonly tree: readonly ExpectedSpan[];
}

export interface ExpectedSpan {
  readonly name: string;
  readonly span_id: string;
  readonly status: string;
  readonly children?: readonly ExpectedSpan[];
}

/** Sends a recorded folder in order, byte for byte, and returns the traces it must have made. */
export async function postRecording(url: string, name: string): Promise<readonly ExpectedTrace[]> {
  const folder = join(RECORDINGS, name);
  const requests = (await readdir(folder)).filter((file) => /^\d+\.json$/.test(file)).toSorted();
  for (const file of requests) {
    const request = JSON.parse(await readFile(join(folder, file), 'utf8')) as RecordedRequest;
    const response = await fetch(url + request.path, {
      method: request.method,
      headers: request.headers,
      body: await readFile(join(folder, request.body)),
    });
    if (response.status !== 200) throw new Error(`${name}/${file}: ${response.status} ${await response.text()}`);
  }
  const expected = JSON.parse(await readFile(join(folder, 'expect.json'), 'utf8')) as { traces: ExpectedTrace[] };
  return expected.traces;
}
