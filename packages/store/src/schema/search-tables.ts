import type { GeneratedSqlInteger, SqlInteger } from './sql-integer.ts';

/** The words and span facets of a few hundred chunks. Never changed; replaced as a whole. */
export interface SearchSegmentsTable {
  segment_key: GeneratedSqlInteger;
  /** Chunks from here to there, by order of arrival. */
  first_arrival: SqlInteger;
  last_arrival: SqlInteger;
  doc_count: SqlInteger;
  /** The trace of each document, 8 bytes each. The last `restated_count` are of spans that were translated anew. */
  trace_keys: Uint8Array;
  restated_count: SqlInteger;
  /** JSON: the distinct values of the columns of spans; see `search/index/facets.ts`. */
  facets: string;
}

/** Which documents of a segment have a word. Words are spread over buckets by their hash. */
export interface SearchPostingsTable {
  segment_key: SqlInteger;
  bucket: SqlInteger;
  /** See `search/index/posting-encoding.ts`. */
  payload: Uint8Array;
}

/** The distinct words of a segment, for looking up pieces of words. */
export interface SearchWordsTable {
  segment_key: SqlInteger;
  /** UTF-8: each between line feeds. */
  words: Uint8Array;
}

/** One row: how far the index has come. */
export interface SearchProgressTable {
  progress_key: SqlInteger;
  /** Chunks up to here, by order of arrival, are in a segment. */
  indexed_arrival: SqlInteger;
  /** Counts up with every change of the index. */
  version: SqlInteger;
}

/** Traces whose spans were translated anew after they may have been indexed. */
export interface SearchRestatedTable {
  restated_no: GeneratedSqlInteger;
  trace_key: SqlInteger;
}

export interface SearchTables {
  search_segments: SearchSegmentsTable;
  search_postings: SearchPostingsTable;
  search_words: SearchWordsTable;
  search_progress: SearchProgressTable;
  search_restated: SearchRestatedTable;
}
