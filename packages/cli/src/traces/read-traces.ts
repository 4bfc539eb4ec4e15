import type { Target } from '../target/target.ts';
import { type TraceInfo, type TraceJson, toTraceJson } from './to-trace-json.ts';

/** As many as MLflow's clients ask for in one request. */
const BATCH = 10;

/** The traces with their spans, in the given order. */
export async function readTraces({ mlflow }: Target, infos: readonly TraceInfo[]): Promise<readonly TraceJson[]> {
  const spansOf = new Map<string, readonly unknown[]>();
  for (let start = 0; start < infos.length; start += BATCH) {
    const trace_ids = infos.slice(start, start + BATCH).map(({ trace_id }) => trace_id);
    const { traces } = await mlflow.batchGetTraces({ trace_ids });
    for (const { trace_info, spans = [] } of traces) spansOf.set(trace_info.trace_id, spans);
  }
  return infos.map((info) => toTraceJson(info, spansOf.get(info.trace_id) ?? []));
}
