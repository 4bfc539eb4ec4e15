import type { TraceDistributionBody } from '@gander/api/gander/facet-schemas';

/** From which value on a trace is among the highest half, twentieth or hundredth, and how many are. */
export interface ShareMark {
  readonly name: 'p50' | 'p95' | 'p99';
  readonly value: number;
  readonly count: number;
}

const MARKS = [
  { name: 'p50', part: 0.5 },
  { name: 'p95', part: 0.05 },
  { name: 'p99', part: 0.01 },
] as const;

/** Marks are rounded to three digits, which takes in a few more than the share itself. */
const SLACK = 1.5;

/**
 * The marks that set apart what they say. Where many traces have the same value, no value parts the highest hundredth from
 * the others: its mark is left out. Of marks at one value the larger share is left out.
 */
export function listMarks(
  distribution: Pick<TraceDistributionBody, 'count' | 'p50' | 'p95' | 'p99'>,
): readonly ShareMark[] {
  const marks = MARKS.flatMap(({ name, part }): readonly ShareMark[] => {
    const mark = distribution[name];
    if (mark === null || mark.value <= 0) return [];
    const due = distribution.count * part;
    // Of few traces a share is no whole number of them.
    return mark.count > Math.max(due * SLACK, Math.ceil(due) + 1) ? [] : [{ name, ...mark }];
  });
  return marks.filter(({ value }, index) => marks[index + 1]?.value !== value);
}
