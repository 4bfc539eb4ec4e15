/** How often values of a size were counted: all from `floor` on, and below the next number of three digits. */
export interface ValueGroup {
  /** Zero, or a number whose digits after the first three are zeros. */
  readonly floor: number;
  readonly count: number;
}

/** So many traces have this value or more. */
export interface DistributionMark {
  readonly value: number;
  readonly count: number;
}

/** Values from `from` on, and below `to`. */
export interface DistributionBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How the values of a number are spread. Numbers of the same unit as the groups. */
export interface ValueDistribution {
  /** Those that have a value. */
  readonly count: number;
  /** The half, the twentieth and the hundredth with the highest values begin here, in three digits; `null` without values. */
  readonly p50: DistributionMark | null;
  readonly p95: DistributionMark | null;
  readonly p99: DistributionMark | null;
  /** In order and without gaps, from the smallest value to the largest. The edges grow by about the same factor. */
  readonly bars: readonly DistributionBar[];
}

/** Where a decade is cut, coarse to fine: about equal steps on paper with a logarithmic scale. */
const SERIES: readonly (readonly number[])[] = [
  [10, 30],
  [10, 20, 50],
  [10, 15, 20, 30, 50, 70],
  [10, 12, 15, 18, 22, 27, 33, 39, 47, 56, 68, 82],
  [10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91],
];

const MAX_BARS = 28;

/** Groups in any order, each floor once. */
export function toValueDistribution(groups: readonly ValueGroup[]): ValueDistribution {
  const byFloor = groups.toSorted((left, right) => left.floor - right.floor);
  const total = byFloor.reduce((sum, { count }) => sum + count, 0);
  return {
    count: total,
    p50: findMark(byFloor, total, 0.5),
    p95: findMark(byFloor, total, 0.95),
    p99: findMark(byFloor, total, 0.99),
    bars: toBars(byFloor),
  };
}

/** By nearest rank: the smallest group with which at least this share of all is counted. */
function findMark(groups: readonly ValueGroup[], total: number, share: number): DistributionMark | null {
  let before = 0;
  for (const { floor, count } of groups) {
    if (before + count >= share * total) return { value: floor, count: total - before };
    before += count;
  }
  return null;
}

function toBars(groups: readonly ValueGroup[]): readonly DistributionBar[] {
  const edges = listEdges(groups);
  const bars = edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? from, count: 0 }));
  let at = 0;
  for (const { floor, count } of groups) {
    while (at < bars.length - 1 && floor >= (bars[at]?.to ?? Infinity)) at += 1;
    const bar = bars[at];
    if (bar !== undefined) bar.count += count;
  }
  return bars;
}

/** The finest edges of which there are not too many. What is zero has a bar of its own. */
function listEdges(groups: readonly ValueGroup[]): readonly number[] {
  const first = groups.find(({ floor }) => floor > 0)?.floor;
  const last = groups.at(-1)?.floor;
  if (first === undefined || last === undefined) return groups.length === 0 ? [] : [0, 1];
  const zero = groups[0]?.floor === 0 ? [0] : [];
  const series = SERIES.map((steps) => listSteps(steps, first, last)).findLast((edges) => edges.length <= MAX_BARS + 1);
  return [...zero, ...(series ?? listSteps([10], first, last))];
}

/** From the last step that is not above the smallest to the first above the largest. */
function listSteps(steps: readonly number[], smallest: number, largest: number): readonly number[] {
  const edges: number[] = [];
  for (let exponent = Math.floor(Math.log10(smallest)) - 2; ; exponent += 1) {
    for (const step of steps) {
      const edge = scale(step, exponent);
      if (edge <= smallest) edges.length = 0;
      edges.push(edge);
      if (edge > largest) return edges;
    }
  }
}

/** As exact as it can be written. */
function scale(digits: number, exponent: number): number {
  return Number(`${digits}e${exponent}`);
}
