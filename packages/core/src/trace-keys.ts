/** Tags and metadata of traces that have a meaning. Names: `mlflow/tracing/constant.py`. */
export const TRACE_TAGS = {
  name: 'mlflow.traceName',
  artifactLocation: 'mlflow.artifactLocation',
  spansLocation: 'mlflow.trace.spansLocation',
} as const;

export const TRACE_METADATA = {
  tokenUsage: 'mlflow.trace.tokenUsage',
  cost: 'mlflow.trace.cost',
  session: 'mlflow.trace.session',
  user: 'mlflow.trace.user',
  /** `true` once a client has said all about the trace. */
  infoFinalized: 'mlflow.trace.infoFinalized',
  /** The run in which the trace was made. */
  sourceRun: 'mlflow.sourceRun',
  /** JSON; its `num_spans` tells how many spans to expect. */
  sizeStats: 'mlflow.trace.sizeStats',
} as const;
