/** How far the search index has come. */
export interface SearchIndexProgress {
  /** Nothing is left to do for now. */
  readonly isDone: boolean;
  /** Chunks read in this step. */
  readonly chunkCount: number;
}

export interface SearchIndexStep {
  /** Asked between small pieces of work. */
  readonly isEnough: () => boolean;
}

/**
 * The index behind searches for text and for spans. It is filled in the background, from what ingest has stored; searches
 * read what it does not have yet. It can be dropped and made again at any time.
 */
export interface SearchIndexStore {
  /** Does a piece of the work. Steps must not overlap. Throws `unavailable` when the disk is full or locked. */
  runStep(step: SearchIndexStep): Promise<SearchIndexProgress>;
}
