import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { padList, sliceList } from '../../queries/pad-list.ts';
import { PAYLOAD_COLUMNS, toChunk } from '../../rows/payload-row.ts';
import { toBigInt } from '../../schema/int64.ts';

export interface SpanFacets {
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly model: string | null;
  readonly provider: string | null;
}

const FACET_COLUMNS = ['name', 'type', 'status', 'model', 'provider'] as const;

export interface ChunkSpans {
  readonly traceKey: bigint;
  readonly chunkNo: bigint;
  /** The spans that can be read in it; none of damaged bytes. */
  readonly spanIds: readonly string[];
}

/** What the spans of a chunk are. Costs a look-up per span, however large the trace is. */
export async function readChunkFacets(
  db: SqlExecutor,
  { traceKey, chunkNo, spanIds }: ChunkSpans,
): Promise<readonly SpanFacets[]> {
  const ofTrace = db.selectFrom('spans').select(FACET_COLUMNS).where('trace_key', '=', traceKey);
  if (spanIds.length === 0) return ofTrace.where('chunk_no', '=', chunkNo).execute();
  const facets: SpanFacets[] = [];
  for (const slice of sliceList(spanIds)) {
    facets.push(...(await ofTrace.where('span_id', 'in', padList(slice)).execute()));
  }
  return facets;
}

export interface FacetPage {
  readonly facets: readonly SpanFacets[];
  /** The last span of the page; `undefined` at the end. */
  readonly after: string | undefined;
}

/** What the spans of a trace are, a page of them. */
export async function readFacetPage(
  db: SqlExecutor,
  { traceKey, after, limit }: { readonly traceKey: bigint; readonly after: string | undefined; readonly limit: number },
): Promise<FacetPage> {
  const rows = await db
    .selectFrom('spans')
    .select(['span_id', ...FACET_COLUMNS])
    .where('trace_key', '=', traceKey)
    .$if(after !== undefined, (query) => query.where('span_id', '>', after ?? ''))
    .orderBy('span_id')
    .limit(limit)
    .execute();
  return { facets: rows, after: rows.length < limit ? undefined : rows.at(-1)?.span_id };
}

export interface ContentLogsRequest {
  readonly traceKey: bigint;
  /** Only newer ones than this. */
  readonly after: bigint;
}

/** The chunks of logs that may say something about spans of a trace. */
export async function listContentLogKeys(
  db: SqlExecutor,
  { traceKey, after }: ContentLogsRequest,
): Promise<readonly bigint[]> {
  const rows = await db
    .selectFrom('traces')
    .innerJoin('log_chunks', 'log_chunks.trace_id', 'traces.trace_id')
    .select('log_chunks.log_key')
    .where('traces.trace_key', '=', traceKey)
    .where('log_chunks.has_content', '=', 1)
    .where('log_chunks.log_key', '>', after)
    .orderBy('log_chunks.log_key')
    .execute();
  return rows.map((row) => toBigInt(row.log_key));
}

/** One chunk of logs; `undefined` when it was deleted meanwhile. */
export async function findLogPayload(db: SqlExecutor, logKey: bigint): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('log_chunks')
    .select(PAYLOAD_COLUMNS)
    .where('log_key', '=', logKey)
    .executeTakeFirst();
  return row && toChunk(row).bytes;
}
