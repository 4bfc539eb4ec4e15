import type { IncomingMessage } from 'node:http';

import type { OtlpSignal } from '../ingest/ingest-request.ts';
import { findFormat } from './find-format.ts';
import { readPath } from './read-path.ts';

/**
 * Paths on which traces arrive: OTLP's own, and those that vendor SDKs append to the base URL they are given
 * (Langfuse, LangSmith, Opik).
 */
const SIGNAL_OF_PATH: ReadonlyMap<string, OtlpSignal> = new Map([
  ['/v1/traces', 'traces'],
  ['/v1/logs', 'logs'],
  ['/v1/metrics', 'metrics'],
  ['/api/public/otel/v1/traces', 'traces'],
  ['/otel/v1/traces', 'traces'],
  ['/opentelemetry/v1/traces', 'traces'],
]);

/** `undefined` when the request is not for OTLP. Some exporters post to the base URL itself. */
export function findSignal(request: IncomingMessage): OtlpSignal | undefined {
  const path = readPath(request);
  const signal = SIGNAL_OF_PATH.get(path.length > 1 ? path.replace(/\/$/, '') : path);
  if (signal !== undefined) return signal;
  return path === '/' && request.method === 'POST' && findFormat(request) !== undefined ? 'traces' : undefined;
}
