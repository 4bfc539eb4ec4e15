/**
 * Names of trace metadata: facts about a trace that do not change once it is written.
 *
 * Source: https://github.com/mlflow/mlflow/blob/master/mlflow/tracing/constant.py
 */
export const TraceMetadataKey = {
  SOURCE_RUN: 'mlflow.sourceRun',
  MODEL_ID: 'mlflow.modelId',
  SIZE_BYTES: 'mlflow.trace.sizeBytes',
  SIZE_STATS: 'mlflow.trace.sizeStats',
  SCHEMA_VERSION: 'mlflow.trace_schema.version',
  TOKEN_USAGE: 'mlflow.trace.tokenUsage',
  COST: 'mlflow.trace.cost',
  TRACE_SESSION: 'mlflow.trace.session',
  TRACE_USER: 'mlflow.trace.user',
  INPUTS: 'mlflow.traceInputs',
  OUTPUTS: 'mlflow.traceOutputs',
} as const;
