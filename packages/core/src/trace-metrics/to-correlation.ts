/** How many things there are, and how many of them have one property, the other, and both. */
export interface CorrelationCounts {
  readonly total: number;
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** From -1 (never together) over 0 (independent) to 1 (always together); absent where that has no meaning. */
export interface Correlation {
  readonly npmi?: number;
  /** The same with half a thing added to every cell, which tames small samples. */
  readonly smoothedNpmi?: number;
}

/** Jeffreys prior. */
const PRIOR = 0.5;

/**
 * Normalized pointwise mutual information of two properties (Bouma 2009): `ln(p(a,b) / (p(a) p(b))) / -ln p(a,b)`. Undefined
 * when nothing has one of them.
 */
export function toCorrelation(counts: CorrelationCounts): Correlation {
  if (counts.first === 0 || counts.second === 0) return {};
  const smoothedNpmi = toNpmi(counts, PRIOR);
  return { npmi: counts.both === 0 ? -1 : toNpmi(counts, 0), smoothedNpmi };
}

function toNpmi({ total, first, second, both }: CorrelationCounts, prior: number): number {
  if (both === total) return 1;
  // Each of the four cells has one prior; a property is true in two of them.
  const logBoth = Math.log(both + prior);
  const logTotal = Math.log(total + 4 * prior);
  const information = logBoth + logTotal - Math.log(first + 2 * prior) - Math.log(second + 2 * prior);
  return Math.max(-1, Math.min(1, information / (logTotal - logBoth)));
}
