/** Names of trace tags that have a meaning of their own. */
export const TraceTagKey = {
  TRACE_NAME: 'mlflow.traceName',
  MLFLOW_ARTIFACT_LOCATION: 'mlflow.artifactLocation',
  SPANS_LOCATION: 'mlflow.trace.spansLocation',
  EVAL_REQUEST_ID: 'mlflow.eval.requestId',
} as const;
