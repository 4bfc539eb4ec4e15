import type { MlflowAnswer } from '@gander/api/mlflow/mlflow-client';

import { toSpanJson } from './to-span-json.ts';

export type TraceInfo = MlflowAnswer<'searchTraces'>['traces'][number];

/** A trace as MLflow's command line writes it; field paths are looked up in it. */
export interface TraceJson {
  readonly info: Readonly<Record<string, unknown>>;
  readonly data: { readonly spans: readonly unknown[] };
}

/** Joins what the API says about a trace and its spans. */
export function toTraceJson(info: TraceInfo, spans: readonly unknown[]): TraceJson {
  return { info: toInfoJson(info), data: { spans: spans.map(toSpanJson) } };
}

function toInfoJson(info: TraceInfo): Record<string, unknown> {
  const { execution_duration, assessments, client_request_id, ...rest } = info;
  const facts = {
    trace_id: rest.trace_id,
    trace_location: rest.trace_location,
    request_time: rest.request_time,
    state: rest.state,
    trace_metadata: rest.trace_metadata,
    tags: rest.tags,
    ...(assessments !== undefined && assessments.length > 0 && { assessments }),
    request_preview: rest.request_preview,
    response_preview: rest.response_preview,
    client_request_id,
    execution_duration_ms: execution_duration === undefined ? undefined : toDurationMs(execution_duration),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** `1.500s` */
function toDurationMs(duration: string): number {
  return Math.round(Number(duration.replace(/s$/, '')) * 1000);
}
