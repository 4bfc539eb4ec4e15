/**
 * How what belongs to a whole trace travels on its local root span, so that it survives every collector on the way to a
 * server: `mlflow.trace.tag.<key>`, `mlflow.trace.metadata.<key>` and the fields below.
 */
export const TraceAttributeKey = {
  CLIENT_REQUEST_ID: 'mlflow.trace.clientRequestId',
  REQUEST_PREVIEW: 'mlflow.trace.requestPreview',
  RESPONSE_PREVIEW: 'mlflow.trace.responsePreview',
} as const;

/** Before the key of a trace tag. */
export const TRACE_TAG_PREFIX = 'mlflow.trace.tag.';

/** Before the key of an entry of trace metadata. */
export const TRACE_METADATA_PREFIX = 'mlflow.trace.metadata.';
