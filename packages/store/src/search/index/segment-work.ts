import { readChunkWords } from '@gander/core/search-text/chunk-words';
import { listChunkSpanIds } from '@gander/core/search-text/list-chunk-span-ids';

import { InflatedBodies } from '../../chunks/inflated-bodies.ts';
import { releaseBytes } from '../../chunks/release-bytes.ts';
import type { SqlConnection } from '../../dialects/sql-connection.ts';
import { readChunkPage } from '../../queries/read-chunk-page.ts';
import { type SpanChunkRow, toSpanChunk } from '../../rows/span-chunk-row.ts';
import { FacetCollector, FACETS, hashFacet, listPairHashes } from './facets.ts';
import { readChunkFacets, readFacetPage, type SpanFacets } from './document-queries.ts';
import { type ArrivedChunk, listArrivedChunks } from './index-queries.ts';
import type { LogPlaces } from './log-places.ts';
import { planSegment, type SegmentPlan } from './plan-segment.ts';
import { BUCKET_COUNT, MAX_DOCS } from './posting-encoding.ts';
import type { RestateSchedule } from './restate-schedule.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { writeSegment } from './write-segment.ts';

/** Chunks read at a time. */
const BATCH = 4;
/** Spans whose facets are read at a time. */
const FACET_BATCH = 1000;
/** Buckets encoded at a time. */
const BUCKET_BATCH = 8;

export interface SegmentWorkDeps {
  readonly connection: SqlConnection;
  readonly schedule: RestateSchedule;
  readonly logs: LogPlaces;
}

/**
 * The making of one segment, in pieces: chunks are read, their words sorted, and all is written at once. No piece grows with the trace
 * that it is about: the thread that does it has others waiting.
 */
export class SegmentWork {
  isDone = false;
  /** Of the index once the segment is in it; `undefined` where it was given up because something was deleted meanwhile. */
  writtenVersion: bigint | undefined;
  readonly #connection: SqlConnection;
  readonly #plan: SegmentPlan;
  readonly #builder = new SegmentBuilder();
  readonly #facets = new FacetCollector();
  readonly #bodies = new InflatedBodies();
  readonly #logs: LogPlaces;
  readonly #pieces: AsyncGenerator<number, void>;
  #position: bigint;

  private constructor({ connection, logs }: SegmentWorkDeps, plan: SegmentPlan) {
    this.#connection = connection;
    this.#plan = plan;
    this.#logs = logs;
    this.#position = plan.after;
    this.#pieces = this.#work();
  }

  /** `undefined` when too little is waiting. */
  static async begin(deps: SegmentWorkDeps): Promise<SegmentWork | undefined> {
    const plan = await planSegment(deps.connection, deps.schedule);
    return plan && new SegmentWork(deps, plan);
  }

  /** Of the index as the work found it. */
  get version(): bigint {
    return this.#plan.version;
  }

  /** Does a small piece; returns how many chunks were read for it. */
  async advance(): Promise<number> {
    const { value } = await this.#pieces.next();
    return value ?? 0;
  }

  /** A number of chunks for each piece. */
  async *#work(): AsyncGenerator<number, void> {
    for (const traceKey of this.#plan.restatedKeys) yield* this.#restate(traceKey);
    yield* this.#readArrived();
    yield* this.#write();
  }

  /** All of the trace in one document: what its spans are now goes with what each of them says. */
  async *#restate(traceKey: bigint): AsyncGenerator<number, void> {
    this.#builder.openDoc(traceKey);
    for (let after: bigint | undefined; ;) {
      const page = { traceKey, after, limit: BATCH };
      const chunks = await this.#connection.read((db) => readChunkPage(db, page));
      for (const { row } of chunks) {
        const { bytes } = toSpanChunk(row, this.#bodies);
        readChunkWords(bytes, this.#builder);
        releaseChunk(row, bytes);
        yield 0;
      }
      after = chunks.at(-1)?.chunkNo;
      if (chunks.length < BATCH) break;
    }
    for await (const _piece of this.#logs.addWords({ traceKey, sink: this.#builder })) yield 0;
    let after: string | undefined;
    do {
      const page = { traceKey, after, limit: FACET_BATCH };
      const { facets, after: last } = await this.#connection.read((db) => readFacetPage(db, page));
      this.#addFacets(facets);
      after = last;
      yield 0;
    } while (after !== undefined);
  }

  async *#readArrived(): AsyncGenerator<number, void> {
    for (;;) {
      const limit = Math.min(BATCH, MAX_DOCS - this.#builder.docCount);
      if (limit === 0) return;
      const after = this.#position;
      const chunks = await this.#connection.read((db) =>
        listArrivedChunks(db, this.#connection.dialect, { after, limit }),
      );
      for (const chunk of chunks) yield* this.#addChunk(chunk);
      if (chunks.length < limit) return;
    }
  }

  async *#addChunk({ arrival, traceKey, chunkNo, row }: ArrivedChunk): AsyncGenerator<number, void> {
    const { bytes } = toSpanChunk(row, this.#bodies);
    const spanIds = listChunkSpanIds(bytes);
    this.#builder.openDoc(traceKey);
    readChunkWords(bytes, this.#builder);
    releaseChunk(row, bytes);
    this.#addFacets(await this.#connection.read((db) => readChunkFacets(db, { traceKey, chunkNo, spanIds })));
    // Logs that came before the spans; those that come after them make the trace a restated one. With the first chunk go those that
    // were there before the trace, whatever they are about.
    const logs = { traceKey, spanIds: chunkNo === 0n ? undefined : spanIds, sink: this.#builder };
    for await (const _piece of this.#logs.addWords(logs)) yield 0;
    this.#position = arrival;
    yield 1;
  }

  #addFacets(spans: readonly SpanFacets[]): void {
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

  async *#write(): AsyncGenerator<number, void> {
    const payloads: Uint8Array[] = [];
    while (payloads.length < BUCKET_COUNT) {
      const end = Math.min(payloads.length + BUCKET_BATCH, BUCKET_COUNT);
      while (payloads.length < end) payloads.push(this.#builder.encodeBucket(payloads.length));
      yield 0;
    }
    const words = this.#builder.encodeWords();
    this.#builder.release();
    const { after, version, replaced, restatedKeys, restated } = this.#plan;
    this.writtenVersion = await this.#connection.transaction((trx) =>
      writeSegment(trx, {
        expectedVersion: version,
        replacedKey: replaced?.segmentKey,
        restated,
        restatedCount: restatedKeys.length,
        firstArrival: after + 1n,
        lastArrival: this.#position,
        traceKeys: this.#builder.traceKeys,
        facets: this.#facets.encode(),
        words,
        payloads,
      }),
    );
    for (const bytes of [words, ...payloads]) releaseBytes(bytes);
    this.isDone = true;
  }
}

/** Packed and unpacked; the same where packing did not pay. */
function releaseChunk({ payload }: SpanChunkRow, bytes: Uint8Array): void {
  releaseBytes(bytes);
  releaseBytes(payload);
}
