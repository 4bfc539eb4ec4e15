import { describe, expect, it } from 'vitest';

import { type MetricLine, toMetricLines, toStepRange } from './to-metric-lines.ts';

const LINE: MetricLine = {
  id: 'a',
  label: 'loss',
  color: 'model',
  startMs: 1000,
  points: [
    { step: 0, timestampMs: 1500, value: 4 },
    { step: 10, timestampMs: 2500, value: Number.NaN },
    { step: 20, timestampMs: 3500, value: 2 },
  ],
};

describe('toMetricLines', () => {
  it.each([
    ['step', [0, 10, 20]],
    ['time', [1500, 2500, 3500]],
    ['relative', [500, 1500, 2500]],
  ] as const)('lays points along %s', (axis, x) => {
    const lines = toMetricLines([LINE], { axis, smoothing: 0 });
    expect(lines.x).toEqual(x);
    expect(lines.series.map(({ id, values }) => [id, values])).toEqual([['a', [4, null, 2]]]);
  });

  it('keeps what was smoothed behind it', () => {
    const { series } = toMetricLines([LINE], { axis: 'step', smoothing: 0.5 });
    expect(series.map(({ id, isBackdrop }) => [id, isBackdrop])).toEqual([
      ['a:raw', true],
      ['a', undefined],
    ]);
    expect(series[0]?.values).toEqual([4, null, 2]);
    expect(series[1]?.values[2]).toBeCloseTo(8 / 3);
  });

  it('sorts by time when clocks go back', () => {
    const points = [
      { step: 0, timestampMs: 9, value: 1 },
      { step: 1, timestampMs: 5, value: 2 },
    ];
    expect(toMetricLines([{ ...LINE, points }], { axis: 'time', smoothing: 0 }).x).toEqual([5, 9]);
  });
});

describe('toStepRange', () => {
  it('is the range itself along steps', () => {
    expect(toStepRange([LINE], { min: 3.2, max: 11.5 }, 'step')).toEqual({ start: 3, end: 12 });
    expect(toStepRange([LINE], undefined, 'step')).toBeUndefined();
  });

  it('takes the samples around a part of the time', () => {
    expect(toStepRange([LINE], { min: 2400, max: 2600 }, 'time')).toEqual({ start: 0, end: 20 });
    expect(toStepRange([LINE], { min: 2400, max: 2600 }, 'relative')).toEqual({ start: 10, end: 20 });
    expect(toStepRange([LINE], { min: 8000, max: 9000 }, 'time')).toBeUndefined();
  });
});
