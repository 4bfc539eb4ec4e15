import { listTraceIdForms, type TraceId } from '@gander/core/ids';
import type { TraceStore } from '@gander/store/trace-store';

/** Who gives a bare OpenTelemetry id means the trace with that id, however it is stored. */
export async function resolveTraceId(traces: Pick<TraceStore, 'findTrace'>, asked: TraceId): Promise<TraceId> {
  const [traceId, bare] = listTraceIdForms(asked);
  if (traceId === undefined) throw new Error('A trace id has no form');
  const isBare = bare !== undefined && bare === asked && (await traces.findTrace(bare)) !== undefined;
  return isBare ? bare : traceId;
}
