export const TRACE_ID_PREFIX = 'tr-';
export const TRACE_SCHEMA_VERSION = '3';
export const DEFAULT_SPAN_NAME = 'span';
export const NO_OP_SPAN_TRACE_ID = 'no-op-span-trace-id';
export const MLFLOW_EXPERIMENT_ID_HEADER = 'x-mlflow-experiment-id';
export const REQUEST_RESPONSE_PREVIEW_MAX_LENGTH = 1000;
