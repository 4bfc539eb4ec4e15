import type { FeedbackSummary } from '@gander/core/trace-summary';

/** Feedback of one trace with one name and value. */
export interface FeedbackGroup {
  readonly name: string;
  readonly value: string;
  readonly count: number;
  /** How many of them are worth a number. */
  readonly numberCount: number;
  readonly sum: number;
}

const MAX_VALUES = 5;
const MAX_VALUE_LENGTH = 200;

/** By name, in the order of the alphabet. */
export function toFeedbackSummaries(groups: readonly FeedbackGroup[]): readonly FeedbackSummary[] {
  const byName = Map.groupBy(groups, ({ name }) => name);
  return [...byName]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, values]) => {
      const numberCount = sum(values, (group) => group.numberCount);
      return {
        name,
        count: sum(values, ({ count }) => count),
        mean: numberCount === 0 ? null : sum(values, (group) => group.sum) / numberCount,
        values: values
          .toSorted((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
          .slice(0, MAX_VALUES)
          .map(({ value, count }) => ({ value: value.slice(0, MAX_VALUE_LENGTH), count })),
      };
    });
}

function sum(groups: readonly FeedbackGroup[], of: (group: FeedbackGroup) => number): number {
  return groups.reduce((total, group) => total + of(group), 0);
}
