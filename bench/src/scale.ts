import type { CorpusKind } from './corpus/corpus.ts';

/** How much of everything a run does. Requests carry 100 spans each. */
export interface BenchScale {
  /** Different requests in the corpus; longer loads repeat them with new ids and later times. */
  readonly poolRequests: number;
  /** Sent to every server before it is measured, and not counted: servers run for weeks, not for seconds. */
  readonly warmUpRequests: number;
  /** Warm-up included. */
  readonly ingestRequests: Readonly<Record<CorpusKind, number>>;
  /** Warm-up included. The naive server is several times slower: fewer keep its share of the run in bounds. */
  readonly naiveRequests: number;
  readonly yardstickRequests: number;
  /** A B A B … rounds of what is compared with each other. */
  readonly comparedRounds: number;
  readonly otherRounds: number;
  readonly halfLoadSeconds: number;
  /** Sizes at which queries are measured, ascending. */
  readonly querySpanCounts: readonly number[];
  readonly queryRepeats: number;
  readonly startRepeats: number;
  readonly idleSeconds: number;
}

export const FULL_SCALE: BenchScale = {
  poolRequests: 200,
  warmUpRequests: 1_500,
  ingestRequests: { full: 3_000, small: 5_200 },
  naiveRequests: 2_000,
  yardstickRequests: 1000,
  comparedRounds: 5,
  otherRounds: 2,
  halfLoadSeconds: 5,
  querySpanCounts: [100_000, 1_000_000],
  queryRepeats: 200,
  startRepeats: 10,
  idleSeconds: 10,
};

export const QUICK_SCALE: BenchScale = {
  poolRequests: 100,
  warmUpRequests: 100,
  ingestRequests: { full: 500, small: 800 },
  naiveRequests: 200,
  yardstickRequests: 400,
  comparedRounds: 3,
  otherRounds: 1,
  halfLoadSeconds: 2,
  querySpanCounts: [100_000],
  queryRepeats: 50,
  startRepeats: 5,
  idleSeconds: 3,
};
