import type { SpanAttribute } from '../tracer/otel-shapes.ts';
import type { Attributes } from '@opentelemetry/api';

import { readText } from '../rest/read-text.ts';
import { toJsonText } from '../serialize/to-json-text.ts';
import { SpanAttributeKey } from '../vocabulary/span-attribute-key.ts';
import { TRACE_METADATA_PREFIX, TRACE_TAG_PREFIX, TraceAttributeKey } from '../vocabulary/trace-attribute-key.ts';
import { TraceMetadataKey } from '../vocabulary/trace-metadata-key.ts';

/** What belongs to a whole trace. */
export interface TraceFields {
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly sessionId?: string | undefined;
  readonly user?: string | undefined;
  readonly clientRequestId?: string | undefined;
  readonly requestPreview?: string | undefined;
  readonly responsePreview?: string | undefined;
}

/** How the fields of a trace travel on its local root span. Values that are not text are made text. */
export function toTraceAttributes(fields: TraceFields): Attributes {
  const attributes: Record<string, SpanAttribute> = {};
  const set = (key: string, value: unknown): void => {
    if (value !== undefined && value !== null) attributes[key] = typeof value === 'string' ? value : toJsonText(value);
  };
  for (const [key, value] of Object.entries(fields.tags ?? {})) set(TRACE_TAG_PREFIX + key, value);
  for (const [key, value] of Object.entries(fields.metadata ?? {})) set(TRACE_METADATA_PREFIX + key, value);
  // MLflow programs name session and user by their metadata keys.
  set(SpanAttributeKey.SESSION_ID, fields.sessionId ?? fields.metadata?.[TraceMetadataKey.TRACE_SESSION]);
  set(SpanAttributeKey.USER_ID, fields.user ?? fields.metadata?.[TraceMetadataKey.TRACE_USER]);
  set(TraceAttributeKey.CLIENT_REQUEST_ID, fields.clientRequestId);
  set(TraceAttributeKey.REQUEST_PREVIEW, fields.requestPreview);
  set(TraceAttributeKey.RESPONSE_PREVIEW, fields.responsePreview);
  return attributes;
}

/** Reads the fields of a trace back from its local root span. */
export function fromTraceAttributes(attributes: Attributes): TraceFields {
  const tags: Record<string, string> = {};
  const metadata: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith(TRACE_TAG_PREFIX)) tags[key.slice(TRACE_TAG_PREFIX.length)] = readText(value);
    else if (key.startsWith(TRACE_METADATA_PREFIX)) metadata[key.slice(TRACE_METADATA_PREFIX.length)] = readText(value);
  }
  const textOf = (key: string): string | undefined =>
    attributes[key] === undefined ? undefined : readText(attributes[key]);
  return {
    tags,
    metadata,
    sessionId: textOf(SpanAttributeKey.SESSION_ID),
    user: textOf(SpanAttributeKey.USER_ID),
    clientRequestId: textOf(TraceAttributeKey.CLIENT_REQUEST_ID),
    requestPreview: textOf(TraceAttributeKey.REQUEST_PREVIEW),
    responsePreview: textOf(TraceAttributeKey.RESPONSE_PREVIEW),
  };
}
