/** Reading from and writing to a Gander, MLflow or Databricks server. */
export { MlflowClient, MlflowClient as GanderClient } from '../client/mlflow-client.ts';
export type { Experiment } from '../client/mlflow-client.ts';
export { getClient, getTrace, logExpectation, logFeedback, searchTraces } from '../client/get-client.ts';
export { TraceInfo } from '../client/trace-info.ts';
export type { TokenUsage, TraceInfoFields, TraceLocation } from '../client/trace-info.ts';
export { TraceData, TraceEntity as Trace } from '../client/trace-entity.ts';
export { TraceSpan as Span } from '../client/trace-span.ts';
export type { TraceSpanEvent } from '../client/trace-span.ts';
export type { Assessment, AssessmentError, AssessmentSource, AssessmentValue } from '../client/assessment.ts';
export type { AssessmentChange, ExpectationOptions, FeedbackOptions } from '../client/assessment-calls.ts';
export type { Metric, Run, RunBatch, RunSearch } from '../client/run-calls.ts';
export type { TraceSearch } from '../client/trace-calls.ts';
export { ServerError } from '../rest/server-error.ts';
