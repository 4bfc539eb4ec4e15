import type { JsonRecord } from '../rest/rest-client.ts';
import { TraceInfo } from './trace-info.ts';
import { TraceSpan } from './trace-span.ts';

/** The spans of a trace. */
export class TraceData {
  readonly spans: readonly TraceSpan[];

  constructor(spans: readonly TraceSpan[] = []) {
    this.spans = spans;
  }

  toJson(): JsonRecord {
    return { spans: this.spans.map((span) => span.toJson()) };
  }

  static fromJson(json: JsonRecord): TraceData {
    return new TraceData(((json['spans'] ?? []) as readonly JsonRecord[]).map((span) => TraceSpan.fromJson(span)));
  }
}

/** A trace read from a server. */
export class TraceEntity {
  readonly info: TraceInfo;
  readonly data: TraceData;

  constructor(info: TraceInfo, data: TraceData) {
    this.info = info;
    this.data = data;
  }

  toJson(): JsonRecord {
    return { info: this.info.toJson(), data: this.data.toJson() };
  }

  /** Reads what {@link TraceEntity.toJson} wrote, or the `{trace_info, spans}` of a server. */
  static fromJson(json: JsonRecord): TraceEntity {
    const info = (json['info'] ?? json['trace_info'] ?? {}) as JsonRecord;
    const data = (json['data'] ?? { spans: json['spans'] ?? [] }) as JsonRecord;
    return new TraceEntity(TraceInfo.fromJson(info), TraceData.fromJson(data));
  }
}
