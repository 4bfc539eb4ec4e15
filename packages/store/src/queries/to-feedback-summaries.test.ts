import { expect, it } from 'vitest';

import { toFeedbackSummaries } from './to-feedback-summaries.ts';

it('should sum feedback up by name', () => {
  const group = { numberCount: 0, sum: 0 };
  expect(
    toFeedbackSummaries([
      { name: 'score', value: '4', count: 2, numberCount: 2, sum: 8 },
      { ...group, name: 'label', value: 'b', count: 1 },
      { ...group, name: 'label', value: 'a', count: 1 },
      { name: 'score', value: '1', count: 1, numberCount: 1, sum: 1 },
      { ...group, name: 'score', value: 'unsure', count: 1 },
    ]),
  ).toEqual([
    {
      name: 'label',
      count: 2,
      mean: null,
      values: [
        { value: 'a', count: 1 },
        { value: 'b', count: 1 },
      ],
    },
    {
      name: 'score',
      count: 4,
      mean: 3,
      values: [
        { value: '4', count: 2 },
        { value: '1', count: 1 },
        { value: 'unsure', count: 1 },
      ],
    },
  ]);
});
