/** A series with an `x` of its own for every value, in ascending order. */
export interface PointSeries {
  readonly xs: readonly number[];
  readonly ys: readonly (number | null)[];
}

export interface AlignedPoints {
  readonly x: readonly number[];
  /** For each series, in their order: `undefined` where it has no point. */
  readonly values: readonly (readonly (number | null | undefined)[])[];
}

/** One `x` axis for several series. Of points of one series at the same `x`, the last stands. */
export function alignPoints(series: readonly PointSeries[]): AlignedPoints {
  const [only] = series;
  if (series.length === 1 && only !== undefined && isStrictlyAscending(only.xs))
    return { x: only.xs, values: [only.ys] };
  const x = [...new Set(series.flatMap(({ xs }) => xs))].sort((a, b) => a - b);
  const indexOf = new Map(x.map((value, index) => [value, index]));
  const values = series.map(({ xs, ys }) => {
    const aligned = Array.from<number | null | undefined>({ length: x.length });
    for (const [index, at] of xs.entries()) aligned[indexOf.get(at) ?? 0] = ys[index];
    return aligned;
  });
  return { x, values };
}

function isStrictlyAscending(xs: readonly number[]): boolean {
  return xs.every((value, index) => index === 0 || value > (xs[index - 1] ?? value));
}
