import type { TraceId } from '@gander/core/ids';

/**
 * The file `traces.json` of a trace. Clients that do not speak OTLP upload their spans as one; clients that look for one
 * find it also when the spans came another way.
 */
export interface TraceArtifacts {
  /** `mlflow-artifacts:/7/traces/tr-…/artifacts`. Throws `not_found` when there is no such trace. */
  getTraceArtifactUri(traceId: TraceId): Promise<string>;
  /** Made of the stored spans; `undefined` when there is no such trace. */
  findTraceFile(traceId: TraceId): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Takes the spans out of a file that was just uploaded. What is no such file is no error: it is kept as it is. */
  writeTraceFile(traceId: TraceId, json: Uint8Array<ArrayBuffer>): Promise<void>;
}
