import { describe, expect, it } from 'vitest';

import { findCriticalPath, type TimedSpan } from './find-critical-path.ts';

/** `[id, parent, start, end]` */
type Sketch = readonly [id: string, parent: string | null, start: number, end: number | null];

const toSpan = ([spanId, parentSpanId, start, end]: Sketch): TimedSpan => ({
  spanId,
  parentSpanId,
  startUnixNano: BigInt(start),
  endUnixNano: end === null ? null : BigInt(end),
});
const pathOf = (...sketches: readonly Sketch[]) =>
  [...findCriticalPath(sketches.map((sketch) => toSpan(sketch)))].toSorted((a, b) => a.localeCompare(b));

describe('findCriticalPath', () => {
  it('follows children that run one after the other', () => {
    expect(pathOf(['a', null, 0, 100], ['b', 'a', 0, 40], ['c', 'a', 40, 90], ['d', 'c', 50, 80])).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('of children that run beside each other takes the one that ends last, and what came before it', () => {
    expect(pathOf(['a', null, 0, 100], ['first', 'a', 0, 20], ['long', 'a', 20, 90], ['short', 'a', 20, 60])).toEqual([
      'a',
      'first',
      'long',
    ]);
  });

  it('leaves out what began and ended while something else was waited for', () => {
    expect(
      pathOf(['a', null, 0, 100], ['long', 'a', 10, 95], ['inside', 'a', 30, 50], ['below', 'inside', 35, 45]),
    ).toEqual(['a', 'long']);
  });

  it('counts a child that outlives its parent up to the end of the parent', () => {
    expect(pathOf(['a', null, 0, 100], ['late', 'a', 50, 150], ['early', 'a', 0, 50])).toEqual(['a', 'early', 'late']);
  });

  it('waits for what is still running', () => {
    expect(pathOf(['a', null, 0, null], ['done', 'a', 0, 10], ['running', 'a', 10, null])).toEqual([
      'a',
      'done',
      'running',
    ]);
  });

  it('copes with nothing, circles, missing parents and a chain of 100,000', () => {
    expect(pathOf()).toEqual([]);
    expect(pathOf(['a', 'b', 0, 10], ['b', 'a', 1, 9])).toEqual(['a', 'b']);
    expect(pathOf(['a', 'gone', 0, 10], ['b', 'lost', 0, 20])).toEqual(['b']);
    const chain = Array.from({ length: 100_000 }, (_, index): Sketch => [
      `s${index}`,
      index === 0 ? null : `s${index - 1}`,
      index,
      300_000 - index,
    ]);
    expect(findCriticalPath(chain.map((sketch) => toSpan(sketch))).size).toBe(100_000);
  });
});
