import { getRegistry } from '../registry/sdk-registry.ts';
import type { Assessment } from './assessment.ts';
import type { ExpectationOptions, FeedbackOptions } from './assessment-calls.ts';
import { MlflowClient } from './mlflow-client.ts';
import type { TraceSearch } from './trace-calls.ts';
import type { TraceEntity } from './trace-entity.ts';

/** The client of the server that `init`, or the environment, names. Throws an Error when neither does. */
export function getClient(): MlflowClient {
  const registry = getRegistry();
  registry.client ??= new MlflowClient(registry.connection ?? {});
  return registry.client as MlflowClient;
}

/** Traces that match, read page by page while they are asked for. */
export function searchTraces(search: TraceSearch = {}): AsyncGenerator<TraceEntity, void> {
  return getClient().searchTraces(search);
}

/** A trace with its spans. Throws `ServerError`. */
export async function getTrace(traceId: string): Promise<TraceEntity> {
  return getClient().getTrace(traceId);
}

/** Says what somebody or something thinks of a trace. Throws `ServerError`. */
export async function logFeedback(options: FeedbackOptions): Promise<Assessment> {
  return getClient().logFeedback(options);
}

/** Says what a trace should have come to. Throws `ServerError`. */
export async function logExpectation(options: ExpectationOptions): Promise<Assessment> {
  return getClient().logExpectation(options);
}
