import type { JsonObject } from '@gander/core/json-value';

/** One request that brings a part of a file to the server. */
export type ImportBatch = OtlpBatch | MlflowBatch;

export interface OtlpBatch {
  readonly kind: 'otlp';
  readonly path: '/v1/traces' | '/v1/logs';
  readonly contentType: 'application/json' | 'application/x-protobuf';
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A trace as MLflow's clients write it to a file. */
export interface MlflowBatch {
  readonly kind: 'mlflow';
  readonly traceId: string;
  /** `TraceInfo`, where the file has it. */
  readonly info: JsonObject;
  /** `traces.json`. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What people and judges said of a trace, as MLflow's API tells it. */
export interface SavedFeedback {
  readonly traceId: string;
  readonly assessments: readonly JsonObject[];
}

/** What a file holds, ready to be sent. */
export interface ImportPlan {
  /** In words. */
  readonly format: string;
  readonly batches: readonly ImportBatch[];
  /** Ids of the traces, as this server names them. */
  readonly traceIds: readonly string[];
  readonly spanCount: number;
  readonly feedback?: SavedFeedback;
}

/** A file that cannot be imported. The message says why and what to do. */
export class ImportRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ImportRefusal';
  }
}
