/**
 * For programs written against MLflow's TypeScript SDK: the same names with the same meaning, so that only the import
 * changes. Differences are listed in docs/sdk.md.
 */
export * from './tracing.ts';
export * from './client.ts';
export { InMemoryTraceManager } from '../mlflow-compat/in-memory-trace-manager.ts';
export {
  DEFAULT_SPAN_NAME,
  MLFLOW_EXPERIMENT_ID_HEADER,
  NO_OP_SPAN_TRACE_ID,
  REQUEST_RESPONSE_PREVIEW_MAX_LENGTH,
  TRACE_ID_PREFIX,
  TRACE_SCHEMA_VERSION,
} from '../mlflow-compat/constants.ts';
export { tracedAnthropic, tracedGemini, tracedOpenAI } from '../autolog/traced-client.ts';
