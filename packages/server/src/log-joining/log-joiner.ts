import type { SpanId, TraceId } from '@gander/core/ids';
import { createLogJoin } from '@gander/core/logs/join-logs';
import type { SourcedLog } from '@gander/core/logs/sourced-log';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { IngestWrite, LogWrite, SpanRefresh, TraceWrite } from '@gander/store/ingest-store';
import type { TraceStore } from '@gander/store/trace-store';

import { decodeLogs } from './decode-logs.ts';
import { joinTraceWrite } from './join-trace-write.ts';
import { readJoinedSpans } from './read-joined-spans.ts';
import { readSynthesizedSpans } from './read-synthesized-spans.ts';

export interface LogJoinerDeps {
  readonly traces: Pick<TraceStore, 'findTracesWithLogs' | 'readLogChunks' | 'readChunks'>;
  readonly openPricing: () => Promise<Pricing>;
  /** Reads spans that were made here as if they had been sent. */
  readonly prepareSpans: (request: SpansToPrepare) => Promise<readonly TraceWrite[]>;
}

export interface SpansToPrepare {
  readonly bytes: Uint8Array;
  readonly experimentId: LogWrite['experimentId'];
}

/** Brings spans and logs together that come in different requests, in either order. */
export interface LogJoiner {
  /** What is to be written, completed by what stored logs say about new spans and new logs about stored spans. */
  join(write: IngestWrite): Promise<IngestWrite>;
}

/** For the one thread that writes: nothing is stored between looking and writing. */
export function createLogJoiner(deps: LogJoinerDeps): LogJoiner {
  return {
    async join(write) {
      const arrived = groupLogs(write.logs);
      const traceIds = new Set<TraceId>([...write.traces.map(({ traceId }) => traceId), ...arrived.keys()]);
      const withLogs = traceIds.size === 0 ? traceIds : await deps.traces.findTracesWithLogs([...traceIds]);
      const concerned = new Set<TraceId>([...arrived.keys(), ...withLogs]);
      if (concerned.size === 0) return write;
      const traces: TraceWrite[] = write.traces.filter(({ traceId }) => !concerned.has(traceId));
      const refreshes: SpanRefresh[] = [];
      for (const traceId of concerned) {
        const stored = withLogs.has(traceId) ? decodeLogs(await deps.traces.readLogChunks(traceId)) : [];
        const own = write.traces.filter((trace) => trace.traceId === traceId);
        const joined = await joinTrace(deps, { traceId, writes: own, stored, arrived: arrived.get(traceId) });
        traces.push(...joined.traces);
        if (joined.refresh !== undefined) refreshes.push(joined.refresh);
      }
      return { ...write, traces, refreshes };
    },
  };
}

interface ArrivedLogs {
  readonly logs: readonly SourcedLog[];
  readonly experimentId: LogWrite['experimentId'];
}

function groupLogs(writes: readonly LogWrite[]): ReadonlyMap<TraceId, ArrivedLogs> {
  const groups = new Map<TraceId, ArrivedLogs>();
  for (const { traceId, hasContent, chunk, experimentId } of writes) {
    if (traceId === null || hasContent === false) continue;
    const known = groups.get(traceId);
    const logs = decodeLogs([{ bytes: chunk }]);
    groups.set(traceId, { logs: [...(known?.logs ?? []), ...logs], experimentId: known?.experimentId ?? experimentId });
  }
  return groups;
}

interface TraceArrival {
  readonly traceId: TraceId;
  readonly writes: readonly TraceWrite[];
  readonly stored: readonly SourcedLog[];
  readonly arrived: ArrivedLogs | undefined;
}

interface JoinedTrace {
  readonly traces: readonly TraceWrite[];
  readonly refresh: SpanRefresh | undefined;
}

async function joinTrace(deps: LogJoinerDeps, arrival: TraceArrival): Promise<JoinedTrace> {
  const { traceId, writes, stored, arrived } = arrival;
  const all = [...stored, ...(arrived?.logs ?? [])];
  const join = createLogJoin(all);
  if (join.isEmpty) return { traces: writes, refresh: undefined };
  const pricing = await deps.openPricing();
  const joined = writes.map((write) => joinTraceWrite(write, { join, pricing }));
  if (arrived === undefined) return { traces: joined, refresh: undefined };
  const bytes = readSynthesizedSpans({ traceId, stored, all });
  const synthesized = bytes === undefined ? [] : await deps.prepareSpans({ bytes, experimentId: arrived.experimentId });
  const about = createLogJoin(arrived.logs);
  const sent = new Set<SpanId>(writes.flatMap(({ spans }) => spans.map(({ spanId }) => spanId)));
  const found = readJoinedSpans(await deps.traces.readChunks(traceId), { join, about, pricing });
  const spans = [...found.records.values()].filter(({ spanId }) => !sent.has(spanId));
  const previews = [...found.previews.values()].filter(({ spanId }) => !sent.has(spanId));
  return {
    traces: [...joined, ...synthesized],
    refresh: spans.length === 0 ? undefined : { traceId, spans, previews },
  };
}
