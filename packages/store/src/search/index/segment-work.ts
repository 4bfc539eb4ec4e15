import { readChunkWords, readLogWords } from '@gander/core/search-text/chunk-words';

import type { SqlConnection } from '../../dialects/sql-connection.ts';
import { readContentLogs } from '../../queries/read-content-logs.ts';
import { readStoredChunks } from '../../queries/read-stored-chunks.ts';
import { toChunk } from '../../rows/chunk-row.ts';
import { FacetCollector, FACETS, hashFacet, listPairHashes } from './facets.ts';
import {
  type ArrivedChunk,
  countArrivedChunks,
  findLastSegment,
  listArrivedChunks,
  listRestated,
  readSearchProgress,
  readSpanFacets,
  type SegmentHead,
  type SpanFacets,
} from './index-queries.ts';
import { BUCKET_COUNT, MAX_DOCS } from './posting-encoding.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { decodeTraceKey } from './encode-trace-keys.ts';
import { writeSegment } from './write-segment.ts';

/** Chunks read at a time. */
const BATCH = 4;
/** Buckets encoded at a time. */
const BUCKET_BATCH = 8;
/** Fewer are left to the scan of what is not indexed yet. */
const MIN_DOCS = 64;
/** Documents of spans that were translated anew, at most this many to a segment. */
const MAX_RESTATED = MAX_DOCS / 4;

interface SegmentPlan {
  /** The chunks after this one. */
  readonly after: bigint;
  /** Counted up by others: then the work is void. */
  readonly version: bigint;
  /** A segment with room left, which the new one takes the place of. */
  readonly replaced: SegmentHead | undefined;
  readonly restatedKeys: readonly bigint[];
  readonly restatedThrough: bigint | undefined;
}

/** The making of one segment, in pieces: chunks are read, their words sorted, and all is written at once. */
export class SegmentWork {
  isWritten = false;
  readonly #connection: SqlConnection;
  readonly #plan: SegmentPlan;
  readonly #builder = new SegmentBuilder();
  readonly #facets = new FacetCollector();
  readonly #payloads: Uint8Array[] = [];
  #position: bigint;
  #phase: 'restate' | 'read' | 'encode' = 'restate';
  #restatedCount = 0;

  private constructor(connection: SqlConnection, plan: SegmentPlan) {
    this.#connection = connection;
    this.#plan = plan;
    this.#position = plan.after;
  }

  /** `undefined` when too little is waiting. */
  static async begin(connection: SqlConnection): Promise<SegmentWork | undefined> {
    const plan = await planSegment(connection);
    return plan && new SegmentWork(connection, plan);
  }

  /** Does a small piece; returns how many chunks were read for it. */
  async advance(): Promise<number> {
    switch (this.#phase) {
      case 'restate':
        await this.#restateOne();
        return 0;
      case 'read':
        return this.#readSome();
      case 'encode':
        await this.#encodeSome();
        return 0;
      default:
        return this.#phase satisfies never;
    }
  }

  /** All of the trace in one document: what its spans are now goes with what each of them says. */
  async #restateOne(): Promise<void> {
    const traceKey = this.#plan.restatedKeys[this.#restatedCount];
    if (traceKey === undefined) {
      this.#phase = 'read';
      return;
    }
    const { chunks, logs, facets } = await this.#connection.read(async (db) => ({
      chunks: await readStoredChunks(db, traceKey),
      logs: await readContentLogs(db, [traceKey]),
      facets: await readSpanFacets(db, [traceKey]),
    }));
    this.#builder.openDoc(traceKey);
    for (const { bytes } of chunks) readChunkWords(bytes, this.#builder);
    this.#addLogs(logs.get(traceKey));
    this.#addFacets(facets);
    this.#restatedCount += 1;
  }

  async #readSome(): Promise<number> {
    const limit = Math.min(BATCH, MAX_DOCS - this.#builder.docCount);
    const { chunks, logs, facets } = await this.#connection.read(async (db) => {
      const arrived = await listArrivedChunks(db, this.#connection.dialect, { after: this.#position, limit });
      const traceKeys = [...new Set(arrived.map(({ traceKey }) => traceKey))];
      return {
        chunks: arrived,
        logs: await readContentLogs(db, traceKeys),
        facets: groupByTrace(await readSpanFacets(db, traceKeys)),
      };
    });
    for (const chunk of chunks) {
      this.#addChunk(chunk, facets.get(chunk.traceKey));
      this.#addLogs(logs.get(chunk.traceKey));
    }
    if (chunks.length < limit || this.#builder.isFull) this.#phase = 'encode';
    return chunks.length;
  }

  #addChunk({ arrival, traceKey, row }: ArrivedChunk, facets: readonly SpanFacets[] | undefined): void {
    this.#builder.openDoc(traceKey);
    readChunkWords(toChunk(row).bytes, this.#builder);
    this.#addFacets(facets);
    this.#position = arrival;
  }

  /** Logs that came before the spans; those that come after them make the trace a restated one. */
  #addLogs(chunks: readonly Uint8Array[] = []): void {
    for (const bytes of chunks) readLogWords(bytes, this.#builder);
  }

  #addFacets(spans: readonly SpanFacets[] = []): void {
    for (const span of spans) {
      for (const facet of FACETS) {
        const value = span[facet];
        if (value === null) continue;
        this.#facets.add(facet, value);
        this.#builder.addWhole(hashFacet(facet, value));
      }
      for (const hash of listPairHashes(span)) this.#builder.addWhole(hash);
    }
  }

  async #encodeSome(): Promise<void> {
    const end = Math.min(this.#payloads.length + BUCKET_BATCH, BUCKET_COUNT);
    while (this.#payloads.length < end) this.#payloads.push(this.#builder.encodeBucket(this.#payloads.length));
    if (this.#payloads.length < BUCKET_COUNT) return;
    const { after, version, replaced, restatedKeys, restatedThrough } = this.#plan;
    await this.#connection.transaction((trx) =>
      writeSegment(trx, {
        expectedVersion: version,
        replacedKey: replaced?.segmentKey,
        restatedThrough,
        restatedCount: restatedKeys.length,
        firstArrival: after + 1n,
        lastArrival: this.#position,
        traceKeys: this.#builder.traceKeys,
        facets: this.#facets.encode(),
        words: this.#builder.encodeWords(),
        payloads: this.#payloads,
      }),
    );
    this.isWritten = true;
  }
}

async function planSegment(connection: SqlConnection): Promise<SegmentPlan | undefined> {
  return connection.read(async (db) => {
    const { indexedArrival, version } = await readSearchProgress(db);
    const last = await findLastSegment(db);
    const restated = await listRestated(db, MAX_RESTATED);
    const carried = last === undefined ? [] : listCarried(last);
    const hasRoom = last !== undefined && last.docCount < MAX_DOCS && carried.length + restated.length <= MAX_RESTATED;
    const waitingCount = await countArrivedChunks(db, connection.dialect, { after: indexedArrival, limit: MAX_DOCS });
    // Each document is written a second time at most twice: once with as many others as there were before.
    const enough = hasRoom ? Math.max(MIN_DOCS, Math.min(last.docCount, MAX_DOCS - last.docCount)) : MIN_DOCS;
    if (waitingCount + restated.length < enough) return undefined;
    const restatedKeys = new Set([...(hasRoom ? carried : []), ...restated.map(({ traceKey }) => traceKey)]);
    return {
      after: hasRoom ? min(last.firstArrival - 1n, indexedArrival) : indexedArrival,
      version,
      replaced: hasRoom ? last : undefined,
      restatedKeys: [...restatedKeys],
      restatedThrough: restated.at(-1)?.no,
    };
  });
}

function listCarried({ traceKeys, restatedCount }: SegmentHead): readonly bigint[] {
  return Array.from({ length: restatedCount }, (_empty, index) => BigInt(decodeTraceKey(traceKeys, index)));
}

function groupByTrace(facets: readonly SpanFacets[]): ReadonlyMap<bigint, readonly SpanFacets[]> {
  return Map.groupBy(facets, ({ traceKey }) => traceKey);
}

function min(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
