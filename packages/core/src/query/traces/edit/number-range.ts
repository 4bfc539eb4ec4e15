import { addClause, dropClause } from './edit-values.ts';
import { findFilterKey } from './filter-key.ts';
import { type FilterClause, outlineFilter } from './filter-outline.ts';
import type { WrittenBound } from './written-bound.ts';
import { toFieldId } from './written-condition.ts';

/** One end of a range of numbers. */
export interface RangeEnd {
  readonly value: number;
  /** The value itself is out. */
  readonly isOpen?: boolean;
}

/** From where to where a number may be; an end that is absent is open to all. */
export interface NumberRange {
  readonly min?: RangeEnd;
  readonly max?: RangeEnd;
}

/**
 * The filter with these bounds of a number, instead of those that it had. What else stands in the filter stays as it was
 * written. A filter that cannot be read has the bounds put behind it.
 *
 * @example writeRange("status = 'OK'", 'duration_ms', { min: { value: 2000 } }) // "status = 'OK' AND duration_ms >= 2000"
 */
export function writeRange(filter: string, key: string, { min, max }: NumberRange): string {
  const bounds = [
    ...(min === undefined ? [] : [toCondition(key, '>', min)]),
    ...(max === undefined ? [] : [toCondition(key, '<', max)]),
  ];
  return bounds.reduce(addClause, dropRange(filter, key));
}

/** The filter without any bound of a number. */
export function dropRange(filter: string, key: string): string {
  const [first] = listBounds(filter, key);
  return first === undefined ? filter : dropRange(dropClause(filter, first), key);
}

/** The bounds that a filter sets to a number, the tighter of two; none when it cannot be read. */
export function readRange(filter: string, key: string): NumberRange {
  const bounds = listBounds(filter, key).map(({ bound }) => bound);
  const min = pickTighter(bounds, 'min');
  const max = pickTighter(bounds, 'max');
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

interface BoundClause extends FilterClause {
  readonly bound: WrittenBound;
}

function listBounds(filter: string, key: string): readonly BoundClause[] {
  const named = findFilterKey(key);
  if (named === undefined) return [];
  const fieldId = toFieldId(named);
  const clauses = outlineFilter(filter)?.clauses ?? [];
  return clauses.filter((clause): clause is BoundClause => clause.bound?.fieldId === fieldId);
}

function pickTighter(bounds: readonly WrittenBound[], side: WrittenBound['side']): RangeEnd | undefined {
  const sign = side === 'min' ? -1 : 1;
  const [tightest] = bounds
    .filter((bound) => bound.side === side)
    .toSorted((left, right) => sign * (left.value - right.value) || Number(right.isOpen) - Number(left.isOpen));
  if (tightest === undefined) return undefined;
  return tightest.isOpen ? { value: tightest.value, isOpen: true } : { value: tightest.value };
}

function toCondition(key: string, operator: '<' | '>', { value, isOpen = false }: RangeEnd): string {
  return `${key} ${operator}${isOpen ? '' : '='} ${toDigits(value)}`;
}

/** Without an exponent, which people do not read. */
function toDigits(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, '') : BigInt(value).toString();
}
