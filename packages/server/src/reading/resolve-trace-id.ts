import { listTraceIdForms, type TraceId } from '@gander/core/ids';
import type { TraceStore } from '@gander/store/trace-store';

/** Who gives a bare OpenTelemetry id means the trace with that id, however it is stored. `text` is what was asked for, `parsed` the id in it. */
export async function resolveTraceId(
  traces: Pick<TraceStore, 'findTrace'>,
  text: string | undefined,
  parsed: TraceId,
): Promise<TraceId> {
  const [traceId, bare] = listTraceIdForms(parsed);
  if (traceId === undefined) throw new Error('A trace id has no form');
  const isBare = bare !== undefined && bare === text && (await traces.findTrace(bare)) !== undefined;
  return isBare ? bare : traceId;
}
