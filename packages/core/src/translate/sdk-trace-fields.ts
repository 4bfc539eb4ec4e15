import type { AttributeView, SpanView } from '@gander/protocol/span-view';

import { TRACE_METADATA } from '../trace-keys.ts';
import { readMlflowText } from './conventions/mlflow/mlflow-text.ts';

/** One of these is on every span of MLflow's SDKs and of ours. */
export const SDK_MARKS: readonly string[] = ['mlflow.traceRequestId', 'mlflow.spanType'];

/** Before all that our SDK says of a whole trace. Not before `mlflow.traceRequestId`, which every span has. */
const PREFIX = 'mlflow.trace.';
const TAG_PREFIX = 'mlflow.trace.tag.';
const METADATA_PREFIX = 'mlflow.trace.metadata.';
const CLIENT_REQUEST_ID = 'mlflow.trace.clientRequestId';

/** As MLflow limits it. */
const MAX_REQUEST_ID_LENGTH = 250;

/** What the server works out itself, and session and user, which are read like everybody's: two sources could disagree. */
const DERIVED_METADATA: ReadonlySet<string> = new Set([
  TRACE_METADATA.session,
  TRACE_METADATA.user,
  TRACE_METADATA.tokenUsage,
  TRACE_METADATA.cost,
  TRACE_METADATA.sizeStats,
  TRACE_METADATA.infoFinalized,
]);

/** What one span hands over for its whole trace. */
export interface SdkTraceFields {
  readonly tags: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly clientRequestId: string | undefined;
}

/**
 * The fields of a trace that our SDK puts on the root of its part of it, because attributes outlive every collector on the way.
 * `undefined` where there are none, which two looks tell. Runs for every span at ingest.
 */
export function readSdkTraceFields({ attributes }: SpanView): SdkTraceFields | undefined {
  if (!attributes.hasAny(SDK_MARKS) || !attributes.hasPrefix(PREFIX)) return undefined;
  const tags = Object.create(null) as Record<string, string>;
  const metadata = Object.create(null) as Record<string, string>;
  for (const key of attributes.keys()) {
    if (key.startsWith(TAG_PREFIX)) addEntry(tags, attributes, { key, name: key.slice(TAG_PREFIX.length) });
    if (!key.startsWith(METADATA_PREFIX)) continue;
    const name = key.slice(METADATA_PREFIX.length);
    if (!DERIVED_METADATA.has(name)) addEntry(metadata, attributes, { key, name });
  }
  return { tags, metadata, clientRequestId: readRequestId(attributes) };
}

interface EntryKey {
  readonly key: string;
  readonly name: string;
}

function addEntry(entries: Record<string, string>, attributes: AttributeView, { key, name }: EntryKey): void {
  const value = name === '' ? undefined : readMlflowText(attributes, key);
  if (value !== undefined) entries[name] = value;
}

function readRequestId(attributes: AttributeView): string | undefined {
  const text = readMlflowText(attributes, CLIENT_REQUEST_ID);
  return text === undefined || text === '' || text.length > MAX_REQUEST_ID_LENGTH ? undefined : text;
}
