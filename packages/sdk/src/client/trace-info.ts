import { readText } from '../rest/read-text.ts';
import { TraceMetadataKey } from '../vocabulary/trace-metadata-key.ts';
import type { JsonRecord } from '../rest/rest-client.ts';
import { type Assessment, fromAssessmentJson, toAssessmentJson } from './assessment.ts';

/** Counts of tokens of a trace or a span. */
export interface TokenUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly total_tokens: number;
  readonly cache_read_input_tokens?: number;
  readonly cache_creation_input_tokens?: number;
}

/** Where a trace is kept. */
export interface TraceLocation {
  readonly type: string;
  readonly mlflowExperiment?: { readonly experimentId: string } | undefined;
}

export interface TraceInfoFields {
  /** `tr-` and 32 hex digits, as a rule. */
  readonly traceId: string;
  readonly traceLocation: TraceLocation;
  /** Milliseconds since the epoch. */
  readonly requestTime: number;
  /** `OK`, `ERROR`, `IN_PROGRESS` or `STATE_UNSPECIFIED`. */
  readonly state: string;
  readonly requestPreview?: string | undefined;
  readonly responsePreview?: string | undefined;
  readonly clientRequestId?: string | undefined;
  /** Milliseconds. */
  readonly executionDuration?: number | undefined;
  readonly traceMetadata?: Readonly<Record<string, string>> | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly assessments?: readonly Assessment[] | undefined;
}

/** What a server knows about a trace beside its spans. */
export class TraceInfo implements TraceInfoFields {
  readonly traceId: string;
  readonly traceLocation: TraceLocation;
  readonly requestTime: number;
  readonly state: string;
  readonly requestPreview: string | undefined;
  readonly responsePreview: string | undefined;
  readonly clientRequestId: string | undefined;
  readonly executionDuration: number | undefined;
  readonly traceMetadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly assessments: readonly Assessment[];

  constructor(fields: TraceInfoFields) {
    this.traceId = fields.traceId;
    this.traceLocation = fields.traceLocation;
    this.requestTime = fields.requestTime;
    this.state = fields.state;
    this.requestPreview = fields.requestPreview;
    this.responsePreview = fields.responsePreview;
    this.clientRequestId = fields.clientRequestId;
    this.executionDuration = fields.executionDuration;
    this.traceMetadata = fields.traceMetadata ?? {};
    this.tags = fields.tags ?? {};
    this.assessments = fields.assessments ?? [];
  }

  /** `null` when the server has counted nothing. */
  get tokenUsage(): TokenUsage | null {
    const text = this.traceMetadata[TraceMetadataKey.TOKEN_USAGE];
    return text === undefined ? null : (JSON.parse(text) as TokenUsage);
  }

  /** The `trace_info` of MLflow's REST API. */
  toJson(): JsonRecord {
    const { mlflowExperiment } = this.traceLocation;
    return {
      trace_id: this.traceId,
      client_request_id: this.clientRequestId,
      trace_location: {
        type: this.traceLocation.type,
        ...(mlflowExperiment === undefined
          ? {}
          : { mlflow_experiment: { experiment_id: mlflowExperiment.experimentId } }),
      },
      request_preview: this.requestPreview,
      response_preview: this.responsePreview,
      request_time: new Date(this.requestTime).toISOString(),
      execution_duration: this.executionDuration === undefined ? undefined : `${this.executionDuration / 1000}s`,
      state: this.state,
      trace_metadata: this.traceMetadata,
      tags: this.tags,
      assessments: this.assessments.map(toAssessmentJson),
    };
  }

  /** Reads a `trace_info`; what is missing becomes empty. */
  static fromJson(json: JsonRecord): TraceInfo {
    const location = (json['trace_location'] ?? {}) as JsonRecord;
    const experiment = location['mlflow_experiment'] as JsonRecord | undefined;
    const textOf = (key: string): string | undefined => (typeof json[key] === 'string' ? json[key] : undefined);
    return new TraceInfo({
      traceId: textOf('trace_id') ?? '',
      traceLocation: {
        type: readText(location['type']),
        ...(experiment === undefined
          ? {}
          : { mlflowExperiment: { experimentId: String(experiment['experiment_id']) } }),
      },
      requestTime: Date.parse(textOf('request_time') ?? '') || 0,
      state: textOf('state') ?? 'STATE_UNSPECIFIED',
      requestPreview: textOf('request_preview'),
      responsePreview: textOf('response_preview'),
      clientRequestId: textOf('client_request_id'),
      executionDuration: toDurationMs(textOf('execution_duration')),
      traceMetadata: json['trace_metadata'] as Readonly<Record<string, string>> | undefined,
      tags: json['tags'] as Readonly<Record<string, string>> | undefined,
      assessments: ((json['assessments'] ?? []) as readonly JsonRecord[]).map(fromAssessmentJson),
    });
  }
}

/** `"1.234s"`, protobuf's way to write a duration. */
function toDurationMs(text: string | undefined): number | undefined {
  const seconds = Number.parseFloat(text ?? '');
  return Number.isNaN(seconds) ? undefined : Math.round(seconds * 1_000_000) / 1000;
}
