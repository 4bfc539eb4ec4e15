import { expect, it } from 'vitest';

import { formatProgressBar } from './progress-bar.ts';

it.each([
  [0, 120, '[                              ]   0 %  0 of 120'],
  [30, 120, '[███████▌                      ]  25 %  30 of 120'],
  [119, 120, '[█████████████████████████████▊]  99 %  119 of 120'],
  [120, 120, '[██████████████████████████████] 100 %  120 of 120'],
  [0, 0, '[██████████████████████████████] 100 %  0 of 0'],
  [5, 4, '[██████████████████████████████] 100 %  5 of 4'],
])('shows %i of %i', (done, total, expected) => {
  expect(formatProgressBar({ done, total })).toBe(expected);
});
