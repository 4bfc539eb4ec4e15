import type { NumberRange, RangeEnd } from '@gander/core/query/traces/edit/number-range';

/** The range with another end, or without it. */
export function setEnd(range: NumberRange, name: 'min' | 'max', end: RangeEnd | undefined): NumberRange {
  const { [name]: _, ...other } = range;
  return end === undefined ? other : { ...other, [name]: end };
}

/** Whether it begins after its end: no number is in it. */
export function isCrossed({ min, max }: NumberRange): boolean {
  return min !== undefined && max !== undefined && min.value > max.value;
}

export function isSameRange(left: NumberRange, right: NumberRange): boolean {
  return isSameEnd(left.min, right.min) && isSameEnd(left.max, right.max);
}

function isSameEnd(left: RangeEnd | undefined, right: RangeEnd | undefined): boolean {
  return left?.value === right?.value && (left?.isOpen ?? false) === (right?.isOpen ?? false);
}
