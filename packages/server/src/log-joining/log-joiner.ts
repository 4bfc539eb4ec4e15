import type { TraceId } from '@gander/core/ids';
import type { SourcedLog } from '@gander/core/logs/sourced-log';
import type { Pricing } from '@gander/core/pricing/pricing';
import { toChunkBytes } from '@gander/store/chunks/to-chunk-bytes';
import type { IngestWrite, LogWrite, SpanRefresh, TraceWrite } from '@gander/store/ingest-store';
import type { TraceStore } from '@gander/store/trace-store';

import { decodeLogs } from './decode-logs.ts';
import { joinTraceWrite } from './join-trace-write.ts';
import { readJoinedSpans } from './read-joined-spans.ts';
import { readSynthesizedSpans } from './read-synthesized-spans.ts';
import { createTraceMemories } from './trace-memories.ts';
import type { LogNews, TraceMemory } from './trace-memory.ts';

export interface LogJoinerDeps {
  readonly traces: Pick<
    TraceStore,
    'findTracesWithLogs' | 'findTraceAliases' | 'readLogChunks' | 'readChunks' | 'readSpanChunks'
  >;
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
  /** What was joined last was not stored. */
  forget(): void;
}

/**
 * For the one thread that writes: nothing is stored between looking and writing. The first logs of a trace cost a look at all of it, those
 * that follow only what they bring, as long as the trace is remembered.
 */
export function createLogJoiner(deps: LogJoinerDeps): LogJoiner {
  const memories = createTraceMemories();

  /** With what is stored, and nothing of what comes now. */
  async function recall({ traceId, aliases }: TracePlace): Promise<TraceMemory> {
    const known = memories.find(traceId);
    if (known !== undefined && aliases.length === 0) return known;
    const spanChunks = await deps.traces.readChunks(traceId);
    const logChunks = [];
    for (const id of [traceId, ...aliases]) logChunks.push(...(await deps.traces.readLogChunks(id)));
    const memory = memories.begin(traceId, sumBytes(spanChunks) + sumBytes(logChunks));
    memory.addLogs(decodeLogs(logChunks));
    for (const { bytes } of spanChunks) memory.addSpans(bytes);
    return memory;
  }

  return {
    async join(write) {
      const aliasOf = await findAliases(deps, write);
      const arrived = groupLogs(write.logs, aliasOf);
      const own = Map.groupBy(write.traces, ({ traceId }) => traceId);
      const asked = [...new Set([...own.keys(), ...arrived.keys(), ...aliasOf.keys()])];
      const withLogs = asked.length === 0 ? new Set() : await deps.traces.findTracesWithLogs(asked);
      const isConcerned = (traceId: TraceId): boolean =>
        arrived.has(traceId) || listPlaces(traceId, aliasOf).some((id) => withLogs.has(id));
      const concerned = new Set([...arrived.keys(), ...own.keys()].filter(isConcerned));
      if (concerned.size === 0) return write;
      const traces: TraceWrite[] = write.traces.filter(({ traceId }) => !concerned.has(traceId));
      const refreshes: SpanRefresh[] = [];
      for (const traceId of concerned) {
        const aliases = listPlaces(traceId, aliasOf).filter((id) => id !== traceId && withLogs.has(id));
        const memory = await recall({ traceId, aliases });
        const writes = own.get(traceId) ?? [];
        const logs = arrived.get(traceId);
        const joined = await joinTrace(deps, { traceId, writes, memory, arrived: logs });
        memories.grow(
          traceId,
          writes.reduce((sum, { chunk }) => sum + chunk.byteLength, logs?.bytes ?? 0),
        );
        traces.push(...joined.traces);
        if (joined.refresh !== undefined) refreshes.push(joined.refresh);
      }
      return { ...write, traces, refreshes };
    },
    forget: () => memories.forgetAll(),
  };
}

interface TracePlace {
  readonly traceId: TraceId;
  /** Where logs of it are stored that came before anybody knew its own id. */
  readonly aliases: readonly TraceId[];
}

type AliasMap = ReadonlyMap<TraceId, TraceId>;

/** OpenTelemetry's ids of traces that have one of their client's, from the spans that come now and those that are stored. */
async function findAliases({ traces }: LogJoinerDeps, write: IngestWrite): Promise<AliasMap> {
  const named = write.logs.flatMap(({ traceId }) => traceId ?? []);
  const stored = named.length === 0 ? [] : await traces.findTraceAliases([...new Set(named)]);
  const own = write.traces.flatMap(({ traceId, aliases = [] }) => aliases.map((alias) => [alias, traceId] as const));
  return new Map([...own, ...stored]);
}

function listPlaces(traceId: TraceId, aliasOf: AliasMap): readonly TraceId[] {
  return aliasOf.size === 0
    ? [traceId]
    : [traceId, ...[...aliasOf].flatMap(([alias, id]) => (id === traceId ? [alias] : []))];
}

interface ArrivedLogs {
  readonly logs: readonly SourcedLog[];
  readonly experimentId: LogWrite['experimentId'];
  readonly bytes: number;
}

function groupLogs(writes: readonly LogWrite[], aliasOf: AliasMap): ReadonlyMap<TraceId, ArrivedLogs> {
  const groups = new Map<TraceId, ArrivedLogs>();
  for (const { traceId: sentId, hasContent, chunk, experimentId } of writes) {
    if (sentId === null || hasContent === false) continue;
    const traceId = aliasOf.get(sentId) ?? sentId;
    const known = groups.get(traceId);
    groups.set(traceId, {
      logs: [...(known?.logs ?? []), ...decodeLogs([{ bytes: chunk }])],
      experimentId: known?.experimentId ?? experimentId,
      bytes: (known?.bytes ?? 0) + chunk.byteLength,
    });
  }
  return groups;
}

interface TraceArrival {
  readonly traceId: TraceId;
  readonly writes: readonly TraceWrite[];
  readonly memory: TraceMemory;
  readonly arrived: ArrivedLogs | undefined;
}

interface JoinedTrace {
  readonly traces: readonly TraceWrite[];
  readonly refresh: SpanRefresh | undefined;
}

async function joinTrace(deps: LogJoinerDeps, arrival: TraceArrival): Promise<JoinedTrace> {
  const { traceId, writes, memory, arrived } = arrival;
  const { join } = memory;
  const news = arrived === undefined ? undefined : memory.addLogs(arrived.logs);
  for (const { chunk } of writes) memory.addSpans(toChunkBytes(chunk));
  if (join.isEmpty) return { traces: writes, refresh: undefined };
  const pricing = await deps.openPricing();
  const joined = writes.map((write) => joinTraceWrite(write, { join, pricing }));
  if (arrived === undefined || news === undefined) return { traces: joined, refresh: undefined };
  return {
    traces: [...joined, ...(await synthesize(deps, { traceId, news, experimentId: arrived.experimentId }))],
    refresh: await refreshSpans(deps, { ...arrival, news, pricing }),
  };
}

interface Synthesis {
  readonly traceId: TraceId;
  readonly news: LogNews;
  readonly experimentId: LogWrite['experimentId'];
}

async function synthesize(
  deps: LogJoinerDeps,
  { traceId, news, experimentId }: Synthesis,
): Promise<readonly TraceWrite[]> {
  if (!news.hasSynthesizable) return [];
  const bytes = readSynthesizedSpans({ traceId, stored: news.before, all: news.after });
  return bytes === undefined ? [] : deps.prepareSpans({ bytes, experimentId });
}

interface Refreshing extends TraceArrival {
  readonly news: LogNews;
  readonly pricing: Pricing;
}

/** Reads the stored spans again that the new records say something about; those that come now are complete already. */
async function refreshSpans(
  { traces }: LogJoinerDeps,
  { traceId, writes, memory: { join }, news, pricing }: Refreshing,
): Promise<SpanRefresh | undefined> {
  const sent = new Set(writes.flatMap(({ spans }) => spans.map(({ spanId }) => spanId)));
  const spanIds = news.spanIds.filter((spanId) => !sent.has(spanId));
  if (spanIds.length === 0) return undefined;
  const asked = new Set(spanIds);
  const chunks = await traces.readSpanChunks(traceId, spanIds);
  const found = readJoinedSpans(chunks, {
    join,
    isWanted: ({ spanId }) => asked.has(spanId as (typeof spanIds)[number]),
    pricing,
  });
  const spans = [...found.records.values()];
  return spans.length === 0 ? undefined : { traceId, spans, previews: [...found.previews.values()] };
}

function sumBytes(chunks: readonly { readonly bytes: Uint8Array }[]): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}
