import type { ExperimentId, SpanId, TraceId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceState, TraceSummary } from '@gander/core/trace-summary';

import type { SortKey } from '@gander/core/query/conjunction/condition';
import type { TraceExpression } from '@gander/core/query/traces/trace-expression';
import type { TraceSortField } from '@gander/core/query/traces/trace-field';

import type { Page, PageRequest } from './page.ts';
import type { TraceSearch } from './trace-search.ts';

export interface TraceFilter {
  readonly experimentId: ExperimentId;
  /** Start time at or after, nanoseconds. */
  readonly fromUnixNano?: bigint | undefined;
  /** Start time before, nanoseconds. */
  readonly toUnixNano?: bigint | undefined;
  readonly states?: readonly TraceState[] | undefined;
  /** Case-insensitive substring of name, input preview or output preview. `%` and `_` are ordinary characters. */
  readonly text?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly userId?: string | undefined;
  /** What else must hold, in the language of searches. */
  readonly expression?: TraceExpression | undefined;
}

export interface TraceListRequest extends PageRequest {
  /** Absent for the newest first. */
  readonly order?: readonly SortKey<TraceSortField>[] | undefined;
}

export interface TraceCounts {
  readonly total: number;
  readonly byState: Readonly<Record<TraceState, number>>;
  /** False: so many at least. What only the payload decides was looked at for as long as anybody waits. */
  readonly isComplete: boolean;
}

/** A stored payload, decompressed. */
export interface Chunk {
  readonly bytes: Uint8Array;
}

/** A chunk, with the spans of which no later one holds a newer version. */
export interface NewestChunk extends Chunk {
  readonly spanIds: ReadonlySet<SpanId>;
}

export interface TraceStore {
  /**
   * Newest start first unless another order is asked for; ties by trace id. With all that a list shows of a trace. A page may be
   * short where the filter asks for what only the payload decides: see {@link TraceSearch.budgetMs}.
   */
  listTraces(filter: TraceFilter, page: TraceListRequest): Promise<Page<TraceSummary>>;
  /** Traces that meet a filter of the search grammar, in any order. A page may be short: see {@link TraceSearch.budgetMs}. */
  searchTraces(search: TraceSearch): Promise<Page<TraceId>>;
  countTraces(filter: TraceFilter): Promise<TraceCounts>;
  findTrace(traceId: TraceId): Promise<TraceSummary | undefined>;
  /** By start time, then span id, so that the first page holds what a viewer shows first. */
  listSpans(traceId: TraceId, page: PageRequest): Promise<Page<SpanRecord>>;
  findSpan(traceId: TraceId, spanId: SpanId): Promise<SpanRecord | undefined>;
  /** Those of the spans that exist, in any order. */
  readSpans(traceId: TraceId, spanIds: readonly SpanId[]): Promise<readonly SpanRecord[]>;
  /** All payload of a trace, oldest first: of a span in two chunks the later one counts. */
  readChunks(traceId: TraceId): Promise<readonly Chunk[]>;
  /** The same in pages, for reading that may stop and go on. */
  listNewestChunks(traceId: TraceId, page: PageRequest): Promise<Page<NewestChunk>>;
  /** Only the chunk that holds the newest version of this span; `undefined` when there is no such span. */
  findSpanChunk(traceId: TraceId, spanId: SpanId): Promise<Chunk | undefined>;
  /** The chunks with the newest versions of these spans, each once, oldest first. */
  readSpanChunks(traceId: TraceId, spanIds: readonly SpanId[]): Promise<readonly Chunk[]>;
  /** Those of the ids that are OpenTelemetry's for a trace whose client gave it another, with that other. */
  findTraceAliases(ids: readonly TraceId[]): Promise<readonly (readonly [alias: TraceId, traceId: TraceId])[]>;
  /** Those of the traces, stored or not, that have logs which may say something about a span. */
  findTracesWithLogs(traceIds: readonly TraceId[]): Promise<ReadonlySet<TraceId>>;
  /** `ExportLogsServiceRequest` chunks of a trace, oldest first. */
  readLogChunks(traceId: TraceId): Promise<readonly Chunk[]>;
  /** The same in pages. */
  listLogChunks(traceId: TraceId, page: PageRequest): Promise<Page<Chunk>>;
  /** Another text as soon as there are more of them: for who keeps what it has read. */
  readLogVersion(traceId: TraceId): Promise<string>;
}
