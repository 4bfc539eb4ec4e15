import { describe, expect, it } from 'vitest';

import { alignPoints } from './align-points.ts';

describe('alignPoints', () => {
  it('gives several series one axis and says where each has no point', () => {
    expect(
      alignPoints([
        { xs: [0, 2], ys: [1, 3] },
        { xs: [1, 2, 3], ys: [5, null, 7] },
      ]),
    ).toEqual({
      x: [0, 1, 2, 3],
      values: [
        [1, undefined, 3, undefined],
        [undefined, 5, null, 7],
      ],
    });
  });

  it('keeps the last of several points at one place', () => {
    expect(alignPoints([{ xs: [0, 0, 1], ys: [1, 2, 3] }])).toEqual({ x: [0, 1], values: [[2, 3]] });
  });

  it('copies nothing when there is nothing to align', () => {
    const xs = [1, 2];
    expect(alignPoints([{ xs, ys: [1, 2] }]).x).toBe(xs);
    expect(alignPoints([])).toEqual({ x: [], values: [] });
  });
});
