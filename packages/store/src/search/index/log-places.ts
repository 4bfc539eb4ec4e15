import { readRecordWords } from '@gander/core/search-text/chunk-words';
import type { WordSink } from '@gander/core/search-text/hash-words';
import { readLogRecords } from '@gander/core/search-text/log-texts';

import type { SqlConnection } from '../../dialects/sql-connection.ts';
import { findLogPayload, listContentLogKeys } from './document-queries.ts';

type LogRecords = ReturnType<typeof readLogRecords>;

/** Chunks of logs that stay open: what is about one span stands together. */
const MAX_OPEN = 8;
/** Names of spans that are remembered; some bytes each. The traces that were used longest ago are read again. */
const MAX_NAMES = 200_000;

/** What is known of the logs of a trace. */
interface Known {
  /** All up to this one have been read. */
  readonly through: bigint;
  /** The chunks that have a record about a span. */
  readonly chunksOf: Map<string, Set<bigint>>;
}

export interface LogsOf {
  readonly traceKey: bigint;
  /** Those about these spans; absent for all of them. */
  readonly spanIds?: readonly string[] | undefined;
  readonly sink: WordSink;
}

/**
 * Which logs are about which span. The logs of a trace are read for that once, as they come, and not once for each of its chunks. Works in
 * small pieces: a piece is what is between two `yield`s.
 */
export class LogPlaces {
  readonly #connection: SqlConnection;
  readonly #known = new Map<bigint, Known>();
  readonly #open = new Map<bigint, LogRecords>();
  #nameCount = 0;

  constructor(connection: SqlConnection) {
    this.#connection = connection;
  }

  /** Keys are given out again after deletions. */
  clear(): void {
    this.#known.clear();
    this.#open.clear();
    this.#nameCount = 0;
  }

  /** Adds what the logs of a trace say. */
  async *addWords({ traceKey, spanIds, sink }: LogsOf): AsyncGenerator<void, void> {
    const known = this.#take(traceKey);
    let { through } = known;
    const after = spanIds === undefined ? -1n : through;
    const logKeys = await this.#connection.read((db) => listContentLogKeys(db, { traceKey, after }));
    if (logKeys.length === 0 && known.chunksOf.size === 0) return;
    for (const logKey of logKeys) {
      const isNew = logKey > through;
      const records = await this.#read(logKey);
      if (spanIds === undefined) readRecordWords(records, sink);
      if (isNew) this.#note(known, logKey, records);
      if (isNew) through = logKey;
      yield;
    }
    this.#keep(traceKey, { ...known, through });
    if (spanIds !== undefined) yield* this.#addNamed(known, spanIds, sink);
  }

  async *#addNamed({ chunksOf }: Known, spanIds: readonly string[], sink: WordSink): AsyncGenerator<void, void> {
    const wanted = new Set(spanIds);
    const logKeys = new Set(spanIds.flatMap((spanId) => [...(chunksOf.get(spanId) ?? [])]));
    for (const logKey of logKeys) {
      const records = (await this.#read(logKey)).filter(({ spanId }) => wanted.has(spanId));
      readRecordWords(records, sink);
      yield;
    }
  }

  #note({ chunksOf }: Known, logKey: bigint, records: LogRecords): void {
    for (const { spanId } of records) {
      if (spanId === '') continue;
      const chunks = chunksOf.get(spanId);
      if (chunks?.has(logKey) === true) continue;
      this.#nameCount += 1;
      if (chunks === undefined) chunksOf.set(spanId, new Set([logKey]));
      else chunks.add(logKey);
    }
  }

  #take(traceKey: bigint): Known {
    return this.#known.get(traceKey) ?? { through: -1n, chunksOf: new Map() };
  }

  #keep(traceKey: bigint, known: Known): void {
    this.#known.delete(traceKey);
    this.#known.set(traceKey, known);
    for (const [oldest, { chunksOf }] of this.#known) {
      if (this.#nameCount <= MAX_NAMES || oldest === traceKey) return;
      this.#known.delete(oldest);
      for (const chunks of chunksOf.values()) this.#nameCount -= chunks.size;
    }
  }

  /** Nothing of logs that were deleted meanwhile: the work is void then. */
  async #read(logKey: bigint): Promise<LogRecords> {
    const known = this.#open.get(logKey);
    if (known !== undefined) return known;
    const bytes = await this.#connection.read((db) => findLogPayload(db, logKey));
    const records = bytes === undefined ? [] : readLogRecords(bytes);
    this.#open.set(logKey, records);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) this.#open.delete(oldest);
    return records;
  }
}
