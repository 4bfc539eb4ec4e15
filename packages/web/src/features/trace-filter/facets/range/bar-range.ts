import type { TraceDistributionBody } from '@gander/api/gander/facet-schemas';
import type { NumberRange } from '@gander/core/query/traces/edit/number-range';

type Bar = TraceDistributionBody['bars'][number];

/** What two bars and all between them hold, in either order; open where they are the outermost. */
export function toBarRange(bars: readonly Bar[], one: number, other: number): NumberRange {
  const first = Math.min(one, other);
  const last = Math.max(one, other);
  const from = bars[first]?.from;
  const to = bars[last]?.to;
  return {
    ...(first > 0 && from !== undefined && { min: { value: from } }),
    ...(last < bars.length - 1 && to !== undefined && { max: { value: to, isOpen: true } }),
  };
}

/** Whether some value of a bar is within the range. */
export function isBarInRange({ from, to }: Bar, { min, max }: NumberRange): boolean {
  return (
    (min === undefined || to > min.value) &&
    (max === undefined || from < max.value || (from === max.value && max.isOpen !== true))
  );
}
