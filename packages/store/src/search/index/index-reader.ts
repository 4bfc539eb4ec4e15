import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { toBigInt } from '../../schema/int64.ts';
import { decodeFacets, type Facet, hashFacet } from './facets.ts';
import { createDocSet, readPostings, toBucket } from './posting-encoding.ts';
import { decodeTraceKey } from './trace-key-list.ts';

/** Documents by segment, a bit each. A segment without any is not there. */
export type IndexedDocs = ReadonlyMap<bigint, Uint8Array>;

/** Beyond this many values nothing is gained by looking each up. */
const MAX_VALUES = 50;

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
      found = found === undefined ? docs : intersectDocs(found, docs);
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
    const segments = await this.#db.selectFrom('search_segments').select(['segment_key', 'doc_count', 'facets']).execute();
    const values = new Set<string>();
    const whole = new Map<bigint, Uint8Array>();
    for (const segment of segments) {
      const listed = decodeFacets(segment.facets)[facet];
      if (listed === null) whole.set(toBigInt(segment.segment_key), createDocSet().fill(0xff));
      else for (const value of listed) if (isMet(value)) values.add(value);
    }
    if (values.size > MAX_VALUES) return undefined;
    let found: IndexedDocs = whole;
    for (const value of values) found = uniteDocs(found, await this.findWord(hashFacet(facet, value)));
    return found;
  }

  /** Documents that have one of the values. */
  async findValues(facet: Facet, values: readonly string[]): Promise<IndexedDocs | undefined> {
    if (values.length > MAX_VALUES) return undefined;
    let found: IndexedDocs = new Map();
    for (const value of values) found = uniteDocs(found, await this.findWord(hashFacet(facet, value)));
    return found;
  }

  /** Traces of documents. */
  async readTraceKeys(docs: IndexedDocs): Promise<Set<number>> {
    const keys = new Set<number>();
    if (docs.size === 0) return keys;
    const segments = await this.#db.selectFrom('search_segments').select(['segment_key', 'doc_count', 'trace_keys']).execute();
    for (const segment of segments) {
      const bits = docs.get(toBigInt(segment.segment_key));
      if (bits === undefined) continue;
      for (let doc = 0; doc < Number(segment.doc_count); doc += 1) {
        if (((bits[doc >> 3] as number) & (1 << (doc & 7))) !== 0) keys.add(Number(decodeTraceKey(segment.trace_keys, doc)));
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

/** Documents in both. */
export function intersectDocs(left: IndexedDocs, right: IndexedDocs): IndexedDocs {
  const both = new Map<bigint, Uint8Array>();
  for (const [segment, docs] of left) {
    const others = right.get(segment);
    const shared = others && docs.map((byte, index) => byte & (others[index] as number));
    if (shared?.some((byte) => byte !== 0) === true) both.set(segment, shared);
  }
  return both;
}

/** Documents in either. */
export function uniteDocs(left: IndexedDocs, right: IndexedDocs): IndexedDocs {
  const either = new Map(left);
  for (const [segment, docs] of right) {
    const others = either.get(segment);
    either.set(segment, others === undefined ? docs : docs.map((byte, index) => byte | (others[index] as number)));
  }
  return either;
}
