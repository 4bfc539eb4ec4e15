import { describe, expect, test } from 'vitest';

import { toBar, toPercent, toTicks, toTimeline } from './timeline.ts';

const MS = 1_000_000n;
const T0 = 1_795_000_000_000_000_000n;
const span = (startMs: bigint, endMs: bigint | null) => ({
  startUnixNano: T0 + startMs * MS,
  endUnixNano: endMs === null ? null : T0 + endMs * MS,
});

describe('toTimeline', () => {
  test('reaches to the last end, also of a child that outlives its parent', () => {
    expect(toTimeline([span(10n, 50n), span(0n, 20n), span(15n, 100n)])).toEqual({
      startUnixNano: T0,
      durationMs: 100,
    });
  });

  test('spans that have not ended count with their start', () => {
    expect(toTimeline([span(0n, null), span(30n, null)]).durationMs).toBe(30);
  });

  test('nothing takes no time', () => {
    expect(toTimeline([])).toEqual({ startUnixNano: 0n, durationMs: 0 });
  });
});

describe('toBar', () => {
  const timeline = toTimeline([span(0n, 200n)]);

  test('stands where it ran', () => {
    expect(toBar(span(50n, 100n), timeline)).toEqual({
      leftPercent: 25,
      widthPercent: 25,
      isOpen: false,
      offsetMs: 50,
      durationMs: 50,
    });
  });

  test('an open span reaches to the end', () => {
    expect(toBar(span(150n, null), timeline)).toMatchObject({ leftPercent: 75, widthPercent: 25, isOpen: true });
  });

  test('an end before the start is a point that tells its duration', () => {
    expect(toBar(span(50n, 40n), timeline)).toMatchObject({ widthPercent: 0, durationMs: -10 });
  });

  test('a trace without length divides nothing by zero', () => {
    const bar = toBar(span(0n, 0n), toTimeline([span(0n, 0n)]));
    expect(bar).toMatchObject({ leftPercent: 0, widthPercent: 0 });
  });
});

describe('toTicks', () => {
  test.each([
    [1000, 5, [0, 200, 400, 600, 800]],
    [37, 4, [0, 10, 20, 30]],
    [0.0042, 4, [0, 0.001, 0.002, 0.003, 0.004]],
    [10_003, 2, [0, 5000]],
    [0, 4, [0]],
  ])('%d ms into %d', (durationMs, wanted, expected) => {
    const ticks = toTicks({ fromMs: 0, toMs: durationMs }, wanted);
    expect(ticks).toHaveLength(expected.length);
    for (const [index, tick] of ticks.entries()) expect(tick).toBeCloseTo(expected[index] ?? -1, 10);
  });

  test('never far more than asked for', () => {
    for (let durationMs = 0.001; durationMs < 1e7; durationMs *= 1.37) {
      expect(toTicks({ fromMs: 0, toMs: durationMs }, 6).length).toBeLessThanOrEqual(7);
    }
  });

  test('of a stretch inside, at the same round moments', () => {
    expect(toTicks({ fromMs: 130, toMs: 480 }, 4)).toEqual([200, 300, 400]);
  });
});

describe('in a window', () => {
  const timeline = toTimeline([span(0n, 1000n)]);
  const window = { fromMs: 400, toMs: 600 };

  test('a bar is stretched with it', () => {
    expect(toBar(span(450n, 500n), timeline, window)).toMatchObject({
      leftPercent: 25,
      widthPercent: 25,
      offsetMs: 450,
    });
  });

  test('what is outside ends just behind the edge, however far away it is', () => {
    expect(toBar(span(0n, 1000n), timeline, window)).toMatchObject({ leftPercent: -2, widthPercent: 104 });
    expect(toBar(span(900n, 950n), timeline, window)).toMatchObject({ leftPercent: 102, widthPercent: 0 });
    expect(toPercent(500, { fromMs: 500, toMs: 500 })).toBe(0);
  });
});
