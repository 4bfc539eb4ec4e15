import { expect, test } from 'vitest';

import { createWorkSlicer } from './work-slicer.ts';

test('work rests when a slice is over, and not before', async () => {
  let nowMs = 0;
  let restCount = 0;
  const slicer = createWorkSlicer({
    nowMs: () => nowMs,
    rest: async () => {
      restCount += 1;
      nowMs += 100;
    },
  });
  for (let piece = 0; piece < 30; piece += 1) {
    nowMs += 1;
    await slicer();
  }
  expect(restCount).toBe(2);
});
