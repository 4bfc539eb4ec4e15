import { listWordHashes } from '@gander/core/search-text/phrase';
import type { WordFragment } from '@gander/core/search-text/text-words';

import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { toBigInt } from '../../schema/int64.ts';
import { TraceKeySet } from '../traces/trace-key-set.ts';
import { decodeFacets, type Facet, hashFacet } from './facets.ts';
import { createDocSet, readPostings, toBucket } from './posting-encoding.ts';
import { decodeTraceKey } from './encode-trace-keys.ts';
import { LONG_WORD_HASH } from './word-list.ts';

/** Documents by segment, a bit each. A segment without any is not there. */
export type IndexedDocs = ReadonlyMap<bigint, Uint8Array>;

/** Beyond this many values nothing is gained by looking each up. */
const MAX_VALUES = 50;
/** Beyond this many words with a piece in a segment, neither. */
const MAX_WORDS = 20;
const LINE_FEED = 0x0a;

/** Looks words up in the index, for one search. */
export class IndexReader {
  readonly #db: SqlExecutor;
  readonly #words = new Map<number, Promise<IndexedDocs>>();

  constructor(db: SqlExecutor) {
    this.#db = db;
  }

  /** Documents with all of the words; `undefined` for all documents, when there are no words. */
  async findAll(hashes: readonly number[]): Promise<IndexedDocs | undefined> {
    let found: IndexedDocs | undefined;
    for (const hash of hashes) {
      const docs = await this.findWord(hash);
      found = found === undefined ? docs : findCommonDocs(found, docs);
      if (found.size === 0) return found;
    }
    return found;
  }

  async findWord(hash: number): Promise<IndexedDocs> {
    const known = this.#words.get(hash);
    if (known !== undefined) return known;
    const reading = this.#readWord(hash);
    this.#words.set(hash, reading);
    return reading;
  }

  /** Documents of spans whose facet meets a test; `undefined` when there are too many values for the index to help. */
  async findFacet(facet: Facet, isMet: (value: string) => boolean): Promise<IndexedDocs | undefined> {
    const segments = await this.#db
      .selectFrom('search_segments')
      .select(['segment_key', 'doc_count', 'facets'])
      .execute();
    const values = new Set<string>();
    const whole = new Map<bigint, Uint8Array>();
    for (const segment of segments) {
      const listed = decodeFacets(segment.facets)[facet];
      if (listed === null) whole.set(toBigInt(segment.segment_key), createDocSet().fill(0xff));
      else for (const value of listed) if (isMet(value)) values.add(value);
    }
    if (values.size > MAX_VALUES) return undefined;
    let found: IndexedDocs = whole;
    for (const value of values) found = mergeDocs(found, await this.findWord(hashFacet(facet, value)));
    return found;
  }

  /** Documents that have one of the values. */
  async findValues(facet: Facet, values: readonly string[]): Promise<IndexedDocs | undefined> {
    if (values.length > MAX_VALUES) return undefined;
    let found: IndexedDocs = new Map();
    for (const value of values) found = mergeDocs(found, await this.findWord(hashFacet(facet, value)));
    return found;
  }

  /** Documents with a word of which this is a piece. A piece of too many words of a segment is in all of its documents. */
  async findFragment({ text, place }: WordFragment): Promise<IndexedDocs> {
    const before = place === 'start' ? '\n' : '';
    const after = place === 'end' ? '\n' : '';
    const bytes = Buffer.from(`${before}${text}${after}`, 'utf8');
    const found = new Map<bigint, Uint8Array>();
    for (const segmentKey of await this.#listSegments()) {
      const { words } = await this.#db
        .selectFrom('search_words')
        .select('words')
        .where('segment_key', '=', segmentKey)
        .executeTakeFirstOrThrow();
      const matches = listWordsWith(words, bytes);
      if (matches === undefined) found.set(segmentKey, createDocSet().fill(0xff));
      else if (matches.length > 0) found.set(segmentKey, await this.#readWordsOf(segmentKey, matches));
    }
    return mergeDocs(found, await this.findWord(LONG_WORD_HASH));
  }

  async #listSegments(): Promise<readonly bigint[]> {
    const rows = await this.#db.selectFrom('search_segments').select('segment_key').execute();
    return rows.map((row) => toBigInt(row.segment_key));
  }

  async #readWordsOf(segmentKey: bigint, words: readonly string[]): Promise<Uint8Array> {
    const docs = createDocSet();
    for (const word of words) {
      for (const hash of listWordHashes(word, { isJson: false })) {
        const row = await this.#db
          .selectFrom('search_postings')
          .select('payload')
          .where('segment_key', '=', segmentKey)
          .where('bucket', '=', toBucket(hash))
          .executeTakeFirst();
        if (row !== undefined) readPostings(row.payload, hash, docs);
      }
    }
    return docs;
  }

  /** Traces of documents. */
  async readTraceKeys(docs: IndexedDocs): Promise<TraceKeySet> {
    const keys = new TraceKeySet();
    if (docs.size === 0) return keys;
    const segments = await this.#db
      .selectFrom('search_segments')
      .select(['segment_key', 'doc_count', 'trace_keys'])
      .execute();
    for (const segment of segments) {
      const bits = docs.get(toBigInt(segment.segment_key));
      if (bits === undefined) continue;
      for (let doc = 0; doc < Number(segment.doc_count); doc += 1) {
        if (((bits[doc >> 3] as number) & (1 << (doc & 7))) !== 0) keys.add(decodeTraceKey(segment.trace_keys, doc));
      }
    }
    return keys;
  }

  async #readWord(hash: number): Promise<IndexedDocs> {
    const rows = await this.#db
      .selectFrom('search_segments')
      .innerJoin('search_postings', (join) =>
        join.onRef('search_postings.segment_key', '=', 'search_segments.segment_key').on('bucket', '=', toBucket(hash)),
      )
      .select(['search_postings.segment_key', 'payload'])
      .execute();
    const found = new Map<bigint, Uint8Array>();
    for (const row of rows) {
      const docs = createDocSet();
      readPostings(row.payload, hash, docs);
      if (docs.some((byte) => byte !== 0)) found.set(toBigInt(row.segment_key), docs);
    }
    return found;
  }
}

/** The words that have the bytes in them; `undefined` when they are too many. */
function listWordsWith(words: Uint8Array, bytes: Buffer): readonly string[] | undefined {
  const buffer = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
  const found: string[] = [];
  for (let at = buffer.indexOf(bytes); at !== -1;) {
    if (found.length === MAX_WORDS) return undefined;
    const start = buffer.lastIndexOf(LINE_FEED, bytes[0] === LINE_FEED ? at : at - 1) + 1;
    const end = buffer.indexOf(LINE_FEED, start);
    found.push(buffer.toString('utf8', start, end));
    at = buffer.indexOf(bytes, end);
  }
  return found;
}

/** Documents in both. */
export function findCommonDocs(left: IndexedDocs, right: IndexedDocs): IndexedDocs {
  const both = new Map<bigint, Uint8Array>();
  for (const [segment, docs] of left) {
    const others = right.get(segment);
    const shared = others && docs.map((byte, index) => byte & (others[index] as number));
    if (shared?.some((byte) => byte !== 0) === true) both.set(segment, shared);
  }
  return both;
}

/** Documents in either. */
export function mergeDocs(left: IndexedDocs, right: IndexedDocs): IndexedDocs {
  const either = new Map(left);
  for (const [segment, docs] of right) {
    const others = either.get(segment);
    either.set(segment, others === undefined ? docs : docs.map((byte, index) => byte | (others[index] as number)));
  }
  return either;
}
