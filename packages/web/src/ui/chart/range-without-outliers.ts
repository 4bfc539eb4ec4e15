export interface OutlierOptions {
  readonly isLogarithmic: boolean;
  readonly isFromZero: boolean;
}

/** On each side, one in forty is passed over: 95 % are seen. */
const PASSED_SHARE = 0.025;
const ROOM_SHARE = 0.06;

/** Where a y axis begins and ends that shows all values but the outermost, with a little room around them. */
export function rangeWithoutOutliers(
  values: readonly number[],
  { isLogarithmic, isFromZero }: OutlierOptions,
): [min: number, max: number] {
  const sorted = (isLogarithmic ? values.filter((value) => value > 0) : values).toSorted((a, b) => a - b);
  const passed = Math.floor(sorted.length * PASSED_SHARE);
  const min = sorted[passed] ?? (isLogarithmic ? 0.1 : 0);
  const max = sorted[sorted.length - 1 - passed] ?? 1;
  if (isLogarithmic) return min === max ? [min / 2, max * 2] : [min * 0.9, max * 1.1];
  const bottom = isFromZero ? Math.min(0, min) : min;
  const room = (max - bottom || Math.abs(max) || 1) * ROOM_SHARE;
  return [isFromZero && bottom === 0 ? 0 : bottom - room, max + room];
}
