import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { decodeLogData } from '@gander/protocol/log-decoder';
import { parseLogJson } from '@gander/protocol/log-json';
import { readTraceRequest } from '@gander/protocol/span-reader';
import type { SpanView } from '@gander/protocol/span-view';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { parseTraceJson } from '@gander/protocol/trace-json';

import { listSourcedLogs, type SourcedLog } from '../logs/sourced-log.ts';
import { createSpanMemory } from '../translate/span-memory.ts';

const FIXTURES = new URL('../../../../fixtures/otlp/', import.meta.url);

interface RecordedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** All folders of recorded traffic. */
export function listRecordings(): readonly string[] {
  return readdirSync(FIXTURES).toSorted();
}

/** Bodies of the trace requests of a recording in order, as uncompressed protobuf. */
function readRecordedBodies(recording: string): readonly Uint8Array[] {
  return readRequests(recording, '/v1/traces').map(({ request, body }) => toProtobuf(request, body));
}

/** The log records of a recording, whichever request they came in. */
export function readRecordedLogs(recording: string): readonly SourcedLog[] {
  return readRequests(recording, '/v1/logs').flatMap(({ request, body }) => {
    const bytes = inflate(request, body);
    const isJson = request.headers['content-type']?.includes('json') === true;
    return listSourcedLogs(isJson ? parseLogJson(bytes).data : decodeLogData(bytes));
  });
}

/** All that a recording sent as logs, as one text in which to look for what somebody said. */
export function readRecordedLogText(recording: string): string {
  return readRequests(recording, '/v1/logs')
    .map(({ request, body }) => inflate(request, body).toString('utf8'))
    .join('\n');
}

function readRequests(recording: string, path: string): readonly { request: RecordedRequest; body: Buffer }[] {
  const folder = new URL(`${recording}/`, FIXTURES);
  return readdirSync(folder)
    .filter((name) => /^\d+\.json$/.test(name))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RecordedRequest)
    .filter((request) => request.path.endsWith(path))
    .map((request) => ({ request, body: readFileSync(new URL(request.body, folder)) }));
}

/** Hands every span of a recording to `onSpan`. The view is reused: take what you need before returning. */
export function forEachRecordedSpan(
  recording: string,
  onSpan: (span: SpanView) => void,
  { keys, texts } = createSpanMemory(),
): void {
  for (const body of readRecordedBodies(recording)) {
    readTraceRequest(body, {
      keys,
      texts,
      onSpan,
      onRejectedSpan: (reason) => {
        throw new Error(reason);
      },
    });
  }
}

/** The recording's ground truth. */
export function readExpectation(recording: string): unknown {
  return JSON.parse(readFileSync(new URL(`${recording}/expect.json`, FIXTURES), 'utf8'));
}

function inflate(request: RecordedRequest, body: Buffer): Buffer {
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

function toProtobuf(request: RecordedRequest, body: Buffer): Uint8Array {
  const inflated = inflate(request, body);
  const isJson = request.headers['content-type']?.includes('json') === true;
  return isJson ? encodeTraceData(parseTraceJson(inflated).data) : inflated;
}
